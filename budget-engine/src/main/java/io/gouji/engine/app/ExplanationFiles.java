package io.gouji.engine.app;

import io.gouji.engine.BudgetEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where explanations of a workbook lie outside of it: in the file asked for, or else in a CSV
 * beside it that bears its name.
 */
record ExplanationFiles(Optional<Path> given) {
  List<Path> of(Path workbook, BudgetEngine engine) {
    return given
        .map(List::of)
        .orElseGet(
            () ->
                engine.explanationFiles(workbook.getFileName().toString()).stream()
                    .map(workbook::resolveSibling)
                    .filter(Files::isRegularFile)
                    .toList());
  }
}
