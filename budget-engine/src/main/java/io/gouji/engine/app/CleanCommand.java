package io.gouji.engine.app;

import io.gouji.engine.Cleaned;
import io.gouji.engine.Refusal;
import io.gouji.engine.Unlocked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gouji clean}: copies of workbooks without anything of ours in them. */
@Command(name = "clean", mixinStandardHelpOptions = true)
final class CleanCommand implements Callable<Integer> {
  /** Cells named one by one. */
  private static final int NAMED = 40;

  private final Door door;

  @Parameters(arity = "1..*", paramLabel = "FILE", descriptionKey = "clean.file")
  private List<String> files = List.of();

  @Option(names = "-o", paramLabel = "DIR", descriptionKey = "clean.output")
  private @Nullable String folder;

  @Mixin private PasswordOption password = new PasswordOption();

  CleanCommand(Door door) {
    this.door = door;
  }

  @Override
  public Integer call() {
    Optional<Path> output = Optional.empty();
    if (folder != null) {
      try {
        output = Optional.of(folder).filter(name -> !name.isBlank()).map(Path::of);
      } catch (InvalidPathException wrong) {
        output = Optional.empty();
      }
      if (output.filter(path -> Files.isDirectory(path) || Files.notExists(path)).isEmpty()) {
        return door.usage("usage.output", Map.of("folder", folder)).number();
      }
    }
    Optional<char[]> word = password.password(door);
    try {
      ExitCode worst = ExitCode.CLEAN;
      for (String file : files) {
        worst = worst.worse(clean(file, output, word));
      }
      return worst.number();
    } finally {
      word.ifPresent(letters -> Arrays.fill(letters, '\0'));
    }
  }

  private ExitCode clean(String file, Optional<Path> output, Optional<char[]> word) {
    return new InputFile(door, file)
        .use((bytes, name) -> clean(file, name, bytes, output, word), (reason, sentences) -> {});
  }

  private ExitCode clean(
      String file, String name, byte[] bytes, Optional<Path> output, Optional<char[]> word)
      throws Refusal {
    Unlocked unlocked = Unlocked.of(bytes, word);
    Cleaned cleaned = Cleaned.of(unlocked.bytes());
    if (!cleaned.changed()) {
      // What somebody wrote into is ours still: to say that nothing is there would be wrong.
      if (cleaned.kept().isEmpty()) {
        tell("clean.nothing", file, Map.of());
      }
      rest(cleaned, file);
      return ExitCode.WARNINGS;
    }
    byte[] content = unlocked.file(cleaned.bytes());
    Path target;
    try {
      Path beside = Optional.ofNullable(Path.of(file).getParent()).orElse(Path.of(""));
      Path into = output.orElse(beside);
      if (output.isPresent()) {
        Files.createDirectories(into);
      }
      target = target(into, name, content, cleaned.isWhole());
    } catch (IOException failed) {
      Map<String, String> blanks = new TreeMap<>(InputFile.cause(failed, door.phrases()));
      blanks.put("file", output.map(Path::toString).orElse(file));
      door.console().complain(door.phrases().say("clean.failed", blanks));
      return ExitCode.UNREADABLE;
    }
    if (!Files.exists(target)) {
      ExitCode written = new NewFile(door, target.toString()).write(content);
      if (written != ExitCode.CLEAN) {
        return written;
      }
    }
    Map<String, String> told =
        Map.of(
            "target", target.toString(),
            "cells", Integer.toString(cleaned.cells()),
            "notes", Integer.toString(cleaned.notes()),
            "sheets", Integer.toString(cleaned.removed().size()));
    boolean whole = cleaned.isWhole();
    tell(sentence(cleaned), file, told);
    rest(cleaned, file);
    return whole ? ExitCode.CLEAN : ExitCode.WARNINGS;
  }

  private static String sentence(Cleaned cleaned) {
    if (!cleaned.isWhole()) {
      return cleaned.exact() ? "clean.exact.partly" : "clean.partly";
    }
    String exact = cleaned.corrected() > 0 ? "clean.exact.corrected" : "clean.exact";
    return cleaned.exact() ? exact : "clean.saved";
  }

  /** What is not as somebody may think after the first sentence. */
  private void rest(Cleaned cleaned, String file) {
    cells("clean.bare", cleaned.bare(), file);
    cells("clean.left", cleaned.left(), file);
    for (String sheet : cleaned.kept()) {
      tell("clean.kept", file, Map.of("sheet", sheet));
    }
    if (cleaned.corrected() > 0) {
      String count = Integer.toString(cleaned.corrected());
      tell("clean.corrected", file, Map.of("count", count));
    }
  }

  private void cells(String sentence, List<String> cells, String file) {
    if (!cells.isEmpty()) {
      String first = String.join(", ", cells.subList(0, Math.min(NAMED, cells.size())));
      String count = Integer.toString(cells.size());
      tell(sentence, file, Map.of("count", count, "cells", first));
    }
  }

  private void tell(String sentence, String file, Map<String, String> blanks) {
    Map<String, String> all = new TreeMap<>(blanks);
    all.put("file", file);
    door.console().print(door.phrases().say(sentence, all) + "\n");
  }

  /**
   * The name of the workbook the copy was made of, if it is free; else one that says what it is. A
   * file that holds the very same bytes is as good as free.
   *
   * @param whole whether the copy may be taken for that workbook
   */
  private Path target(Path folder, String name, byte[] content, boolean whole) throws IOException {
    String plain = ResultName.unmarked(name);
    if (whole && !plain.equals(name) && isFree(folder.resolve(plain), content)) {
      return folder.resolve(plain);
    }
    int dot = plain.lastIndexOf('.');
    String stem = dot > 0 ? plain.substring(0, dot) : plain;
    String ending = dot > 0 ? plain.substring(dot) : "";
    for (int number = 1; ; number++) {
      String which = number == 1 ? "" : "(" + number + ")";
      Path target = folder.resolve(stem + door.phrases().say("output.cleaned") + which + ending);
      if (isFree(target, content)) {
        return target;
      }
    }
  }

  private static boolean isFree(Path file, byte[] content) throws IOException {
    return Files.notExists(file)
        || Files.isRegularFile(file)
            && Files.size(file) == content.length
            && Arrays.equals(Files.readAllBytes(file), content);
  }
}
