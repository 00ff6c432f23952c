package io.gouji.engine.pack;

import java.util.List;
import java.util.regex.Pattern;

/**
 * One table of the set: how it is recognised and what it is made of.
 *
 * @param id {@code T03}
 * @param number place in the set, from 1
 * @param name as the set's regulation names it
 * @param titles found in a title with spaces removed and half-width signs; the longest match wins
 * @param catalogue name of the catalogue its codes come from, {@code functional}, {@code economic},
 *     or empty
 * @param required whether a set without it is incomplete
 * @param unit label of the unit of money where the table prints none
 * @param decimals printed decimals where neither formats nor figures tell
 * @param blocks side by side, from left to right
 */
public record TableSpec(
    String id,
    int number,
    String name,
    Pattern titles,
    Keys keys,
    String catalogue,
    boolean required,
    String unit,
    int decimals,
    List<BlockSpec> blocks,
    Source source) {
  /** What tells the data rows of a table apart. */
  public enum Keys {
    CODE,
    LABEL,
    UNIT,
    ITEM,
    /** A wide layout: one data row under the header. */
    SINGLE
  }

  public TableSpec {
    blocks = List.copyOf(blocks);
  }
}
