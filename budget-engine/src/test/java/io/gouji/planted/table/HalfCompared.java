package io.gouji.planted.table;

/** Forgets a component when it is compared. */
public record HalfCompared(String name, long fen) {
  @Override
  public boolean equals(Object other) {
    return other instanceof HalfCompared that && name.equals(that.name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }
}
