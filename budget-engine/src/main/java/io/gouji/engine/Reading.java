package io.gouji.engine;

import io.gouji.engine.binding.Binding;
import io.gouji.engine.pack.Pack;
import io.gouji.engine.sheet.Workbook;

/**
 * A workbook read but not judged: its figures by meaning, and the cells they come from.
 *
 * @param pack by which it was read
 * @param workbook with fresh values, without our own sheets of results and explanations
 */
public record Reading(Evaluation.Input input, Pack pack, Workbook workbook, Binding binding) {}
