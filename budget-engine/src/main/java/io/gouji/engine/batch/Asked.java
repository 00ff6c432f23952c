package io.gouji.engine.batch;

import java.util.Optional;

/**
 * What is asked about each file of a run.
 *
 * @param pack id of the pack to check against; empty to let each workbook tell
 * @param language of all that is told: {@code zh} or {@code en}
 * @param annotate whether to write marked copies
 * @param correct whether to write corrected copies
 * @param json whether to write the document of each file
 */
public record Asked(
    Optional<String> pack, String language, boolean annotate, boolean correct, boolean json) {
  /** Equal for runs whose results may stand for each other. */
  String fingerprint() {
    return String.join(
        " ", pack.orElse("auto"), language, "a" + annotate, "c" + correct, "j" + json);
  }
}
