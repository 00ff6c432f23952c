package io.gouji.engine.app;

import io.gouji.engine.Refusal;
import io.gouji.engine.batch.Causes;
import io.gouji.engine.batch.RegularFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A file to be read, never to be written. */
record InputFile(Door door, String name) {
  /** Something done with the bytes of a file. */
  interface Use {
    ExitCode with(byte[] bytes, String fileName) throws Refusal;
  }

  /** What is told of a file that cannot be read, after people were told. */
  interface Telling {
    void unread(String reason, List<String> sentences);
  }

  /** Does something with the bytes; tells why where they cannot be had or are no workbook. */
  ExitCode use(Use use, Telling telling) {
    List<Refusal.Problem> problems;
    try {
      Path path = Path.of(name);
      if (Files.isDirectory(path)) {
        problems = problem("file.directory", Map.of());
      } else {
        return use.with(RegularFile.bytes(path), path.getFileName().toString());
      }
    } catch (Refusal refusal) {
      problems = refusal.problems();
    } catch (InvalidPathException missing) {
      problems = problem("file.missing", Map.of());
    } catch (IOException failed) {
      problems = List.of(problem(failed, door.phrases()));
    } catch (OutOfMemoryError tooLarge) {
      problems = problem("file.too-large", Map.of());
    }
    telling.unread(problems.get(0).message(), problems.stream().map(this::complain).toList());
    return ExitCode.UNREADABLE;
  }

  private static List<Refusal.Problem> problem(String message, Map<String, String> arguments) {
    return List.of(new Refusal.Problem(message, arguments, Map.of()));
  }

  /** Why a file cannot be read. */
  static Refusal.Problem problem(IOException failed, Phrases phrases) {
    return Causes.problem(failed, phrases::say);
  }

  private String complain(Refusal.Problem problem) {
    Map<String, String> blanks = new TreeMap<>(problem.arguments());
    blanks.put("file", name);
    String told = door.phrases().say(problem.message(), blanks);
    door.console().complain(told);
    return told;
  }

  /** Why the system failed, in our words where we know it. */
  static Map<String, String> cause(IOException failed, Phrases phrases) {
    return Map.of("cause", Causes.of(failed, phrases::say));
  }
}
