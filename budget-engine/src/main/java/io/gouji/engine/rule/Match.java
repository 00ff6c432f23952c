package io.gouji.engine.rule;

import java.util.regex.Pattern;

/** A criterion for one row: what the label must be, with its wildcards understood. */
sealed interface Match {
  /** The label itself. */
  record Exact(String label) implements Match {
    @Override
    public boolean accepts(String value) {
      return value.equals(label);
    }
  }

  /** How the label begins. */
  record Prefix(String begin) implements Match {
    @Override
    public boolean accepts(String value) {
      return value.startsWith(begin);
    }
  }

  /** Any other use of {@code *} and {@code ?}. */
  record Wild(Pattern pattern) implements Match {
    @Override
    public boolean accepts(String value) {
      return pattern.matcher(value).matches();
    }
  }

  /** Not what the other accepts. */
  record Unlike(Match other) implements Match {
    @Override
    public boolean accepts(String value) {
      return !other.accepts(value);
    }
  }

  /** A comparison of numbers, or of texts where one is no number. */
  record Compared(Comparison comparison, String number) implements Match {
    @Override
    public boolean accepts(String value) {
      return !value.isEmpty() && comparison.holds(Labels.compare(value, number));
    }
  }

  boolean accepts(String value);
}
