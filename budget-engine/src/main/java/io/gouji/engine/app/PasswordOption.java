package io.gouji.engine.app;

import java.util.Map;
import java.util.Optional;
import java.util.Stack;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The password to open files with: written behind the option, or asked for. */
final class PasswordOption {
  @Option(
      names = "--password",
      arity = "0..1",
      paramLabel = "WORD",
      descriptionKey = "validate.password",
      preprocessor = Attached.class,
      converter = Word.class)
  private @Nullable Word given;

  /** A password; no text, so that nothing ever prints it. */
  static final class Word implements ITypeConverter<Word> {
    private final char[] letters;

    Word() {
      this("");
    }

    private Word(String letters) {
      this.letters = letters.toCharArray();
    }

    @Override
    public Word convert(String value) {
      return new Word(value);
    }
  }

  /** Takes what stands behind {@code =} only: the next word is a file. */
  static final class Attached implements IParameterPreprocessor {
    @Override
    public boolean preprocess(
        Stack<String> args, CommandSpec command, ArgSpec option, Map<String, Object> info) {
      if (" ".equals(info.get("separator"))) {
        args.push("");
      }
      return false;
    }
  }

  /** Whether the files may need one. */
  boolean isAsked() {
    return given != null;
  }

  /** The password; empty where none was given or typed. */
  Optional<char[]> password(Door door) {
    if (given == null) {
      return Optional.empty();
    }
    return given.letters.length > 0
        ? Optional.of(given.letters)
        : door.console().secrets().ask(door.phrases().say("validate.password.ask"));
  }
}
