package io.gouji.engine.binding;

import java.util.List;

/**
 * What one sheet holds.
 *
 * @param candidates recognised tables, from top to bottom
 * @param attempts headers under a title of the pack that lack too much of that table
 */
record SheetScan(Grid grid, List<Candidate> candidates, List<Layout> attempts) {}
