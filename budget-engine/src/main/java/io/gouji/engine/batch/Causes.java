package io.gouji.engine.batch;

import io.gouji.engine.Refusal;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Arrays;
import java.util.Map;

/** Why the system failed, in our words where we know it. */
public final class Causes {
  private Causes() {}

  /** What is wrong with a file that cannot be read. */
  public static Refusal.Problem problem(IOException failed, Voice voice) {
    if (failed instanceof NoSuchFileException) {
      return problem("file.missing", Map.of());
    }
    if (failed instanceof RegularFile.SpecialFileException) {
      return problem("file.special", Map.of());
    }
    return isHeld(failed, voice)
        ? problem("file.denied", Map.of())
        : problem("file.failed", Map.of("cause", of(failed, voice)));
  }

  private static Refusal.Problem problem(String message, Map<String, String> arguments) {
    return new Refusal.Problem(message, arguments, Map.of());
  }

  /** Whether permission is lacking, or a program has the file open, of which Windows says much. */
  private static boolean isHeld(IOException failed, Voice voice) {
    String reason = failed instanceof FileSystemException system ? system.getReason() : null;
    return failed instanceof AccessDeniedException
        || reason != null
            && Arrays.stream(voice.say("cause.held.signs", Map.of()).split("\\|"))
                .anyMatch(reason::contains);
  }

  public static String of(IOException failed, Voice voice) {
    if (failed instanceof RegularFile.SpecialFileException) {
      return voice.say("cause.special", Map.of());
    }
    if (isHeld(failed, voice)) {
      return voice.say("cause.denied", Map.of());
    }
    if (failed instanceof FileAlreadyExistsException || failed instanceof NotDirectoryException) {
      return voice.say("cause.taken", Map.of());
    }
    String reason =
        failed instanceof FileSystemException system ? system.getReason() : failed.getMessage();
    return reason == null
        ? voice.say("cause.unknown", Map.of())
        : voice.say("cause.system", Map.of("reason", reason));
  }
}
