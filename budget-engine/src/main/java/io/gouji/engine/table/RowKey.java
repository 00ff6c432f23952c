package io.gouji.engine.table;

/** What a row is, whatever its place: total, classification code, label, or item of a list. */
public sealed interface RowKey {
  /** A total by the name the pack gives it. */
  record Total(String name) implements RowKey {
    @Override
    public String text() {
      return name;
    }
  }

  /** A classification code, digits only; the second row with one code has ordinal 2. */
  record Code(String code, int ordinal) implements RowKey {
    @Override
    public String text() {
      return ordinal == 1 ? code : code + "#" + ordinal;
    }
  }

  /** A row known by its label alone. */
  record Label(String label, int ordinal) implements RowKey {
    @Override
    public String text() {
      return ordinal == 1 ? label : label + "#" + ordinal;
    }
  }

  /** An item of a list: its place from 1 and its name. */
  record Item(int ordinal, String name) implements RowKey {
    @Override
    public String text() {
      return name.isEmpty() ? Integer.toString(ordinal) : ordinal + " " + name;
    }
  }

  /** The key in words, unique inside its table. */
  String text();
}
