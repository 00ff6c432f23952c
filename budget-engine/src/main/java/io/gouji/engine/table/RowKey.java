package io.gouji.engine.table;

/** What a row is, whatever its place: total, classification code, label, or item of a list. */
public sealed interface RowKey {
  /** A total by the name the pack gives it. */
  record Total(String name) implements RowKey {
    @Override
    public String text() {
      return name;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Total that && name.equals(that.name);
    }

    @Override
    public int hashCode() {
      return name.hashCode();
    }
  }

  /** A classification code, digits only; the second row with one code has ordinal 2. */
  record Code(String code, int ordinal) implements RowKey {
    @Override
    public String text() {
      return ordinal == 1 ? code : code + "#" + ordinal;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Code that && ordinal == that.ordinal && code.equals(that.code);
    }

    @Override
    public int hashCode() {
      return 31 * code.hashCode() + ordinal;
    }
  }

  /** A row known by its label alone. */
  record Label(String label, int ordinal) implements RowKey {
    @Override
    public String text() {
      return ordinal == 1 ? label : label + "#" + ordinal;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Label that && ordinal == that.ordinal && label.equals(that.label);
    }

    @Override
    public int hashCode() {
      return 31 * label.hashCode() + ordinal;
    }
  }

  /** An item of a list: its place from 1 and its name. */
  record Item(int ordinal, String name) implements RowKey {
    @Override
    public String text() {
      return name.isEmpty() ? Integer.toString(ordinal) : ordinal + " " + name;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Item that && ordinal == that.ordinal && name.equals(that.name);
    }

    @Override
    public int hashCode() {
      return 31 * ordinal + name.hashCode();
    }
  }

  /** The key in words, unique inside its table. */
  String text();
}
