package io.gouji.engine.batch;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NotDirectoryException;
import java.util.Map;

/** Why the system failed, in our words where we know it. */
public final class Causes {
  private Causes() {}

  public static String of(IOException failed, Voice voice) {
    if (failed instanceof AccessDeniedException) {
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
