package io.gouji.engine.finding;

import java.util.regex.Pattern;

/**
 * The stable number of a rule: a family of capital letters, digits, and a part after a hyphen where
 * the family is one table ({@code T3-02}, {@code X04}, {@code S01}). Never reused.
 */
public record RuleId(String value) implements Comparable<RuleId> {
  private static final Pattern FORM = Pattern.compile("[A-Z][A-Z0-9]{0,7}(-[A-Z0-9]{1,8})?");

  public RuleId {
    if (!isValid(value)) {
      throw new IllegalArgumentException("not a rule id: " + value);
    }
  }

  public static boolean isValid(String value) {
    return FORM.matcher(value).matches();
  }

  @Override
  public int compareTo(RuleId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RuleId that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }
}
