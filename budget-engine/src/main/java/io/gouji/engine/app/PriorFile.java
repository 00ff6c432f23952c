package io.gouji.engine.app;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.Options;
import io.gouji.engine.Prior;
import io.gouji.engine.Refusal;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The workbook of the year before on disk, opened once for a whole run. */
final class PriorFile {
  private final Door door;
  private final Path path;

  PriorFile(Door door, Path path) {
    this.door = door;
    this.path = path;
  }

  /**
   * Reads it.
   *
   * @throws Refusal with file, cause and remedy
   */
  Prior open(BudgetEngine engine, Options options) throws Refusal {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(path);
    } catch (NoSuchFileException missing) {
      throw refusal("file.missing", Map.of());
    } catch (AccessDeniedException denied) {
      throw refusal("file.denied", Map.of());
    } catch (IOException failed) {
      throw refusal("file.failed", InputFile.cause(failed, door.phrases()));
    } catch (OutOfMemoryError tooLarge) {
      throw refusal("file.too-large", Map.of());
    }
    return engine.openPrior(bytes, path.getFileName().toString(), options);
  }

  /** Says why it cannot be read; the sentences, for who counts documents. */
  List<String> complain(Refusal refusal) {
    List<String> sentences =
        refusal.problems().stream()
            .map(
                problem -> {
                  Map<String, String> blanks = new TreeMap<>(problem.arguments());
                  blanks.put("file", path.toString());
                  return door.phrases().say(problem.message(), blanks);
                })
            .toList();
    sentences.forEach(door.console()::complain);
    return sentences;
  }

  private static Refusal refusal(String message, Map<String, String> arguments) {
    return new Refusal(List.of(new Refusal.Problem(message, arguments, Map.of())));
  }
}
