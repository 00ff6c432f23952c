package io.gouji.engine.batch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a run on other machines is to do, as the command says it.
 *
 * @param folder of the workbooks: a path that all machines know, or the address of a store
 * @param output where records, results and reports go; a path that all machines know; it need not
 *     be there yet
 * @param basis digest of packs and rules
 * @param templates folder of the packs
 * @param rules files of the user's own rules
 * @param jobs how many files at once on all machines together, where it is said
 * @param limit how long a file may take
 * @param hierarchy list of units, to sum them up by
 * @param formats names of the reports on the whole
 */
public record Errand(
    String folder,
    Path output,
    List<String> include,
    List<String> exclude,
    Asked asked,
    String basis,
    Path templates,
    List<Path> rules,
    OptionalInt jobs,
    Duration limit,
    Optional<Path> hierarchy,
    List<String> formats) {
  public Errand {
    include = List.copyOf(include);
    exclude = List.copyOf(exclude);
    rules = List.copyOf(rules);
    formats = List.copyOf(formats);
  }
}
