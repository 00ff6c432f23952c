package io.gouji.engine.batch;

import io.gouji.engine.Reading;
import io.gouji.engine.table.Block;
import io.gouji.engine.table.Block.Heading;
import io.gouji.engine.table.RowKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What one workbook says of its unit, as plain values that travel between machines.
 *
 * @param unit name its tables print; empty where none does
 * @param code of the unit all rows name; empty where they name several or none
 * @param lacking ids of tables it should have, in order
 */
public record UnitFigures(
    String unit,
    String code,
    String year,
    String pack,
    List<Figure> figures,
    List<Column> columns,
    List<String> lacking) {
  /**
   * A figure that means the same in every unit: of a total, a code or a printed label.
   *
   * @param kind {@code T}, {@code C} or {@code L}, for the three kinds of rows
   * @param adds whether it is a part of what the unit above should say
   * @param states whether it is what the unit says where it is above others
   * @param sum of it alone
   * @param place where it stands
   */
  public record Figure(
      String table,
      String block,
      String kind,
      String row,
      String column,
      boolean adds,
      boolean states,
      Sum sum,
      Place place) {}

  /** A column where codes of others that are not listed count as nothing. */
  public record Column(String block, String column, Place place) {}

  /**
   * How a figure is told.
   *
   * @param cell empty where the whole sheet is meant
   * @param money unit of money as printed, with the power of ten that makes it fen
   */
  public record Place(String sheet, String cell, String money, int fenDigits, int decimals) {
    private static Place of(Heading heading, String cell) {
      return new Place(
          heading.sheet(),
          cell,
          heading.unit().label(),
          heading.unit().fenDigits(),
          heading.decimals());
    }
  }

  public UnitFigures {
    figures = List.copyOf(figures);
    columns = List.copyOf(columns);
    lacking = List.copyOf(lacking);
  }

  static UnitFigures of(Reading reading) {
    List<Figure> figures = new ArrayList<>();
    List<Column> columns = new ArrayList<>();
    Set<String> adding = new HashSet<>();
    Set<String> whole = new HashSet<>();
    String own = Heading.unitKey(reading.unit());
    for (Block block : reading.book().blocks()) {
      Heading heading = block.heading();
      boolean alone = reading.book().blocks(heading.name()).size() == 1;
      boolean adds = heading.part() != Block.Part.SLICE && adding.add(heading.name());
      boolean states = isOfAll(heading, alone, own);
      for (int row = 0; row < block.rowCount(); row++) {
        for (int column = 0; column < block.columns().size(); column++) {
          if (Sums.isComparable(block, row) && (adds || states && block.hasColumn(column))) {
            figures.add(figure(block, row, column, adds, states && block.hasColumn(column)));
          }
        }
      }
      if (heading.part() == Block.Part.WHOLE && whole.add(heading.name()) && alone) {
        columns.addAll(columns(block));
      }
    }
    return new UnitFigures(
        reading.unit(),
        reading.unitCode(),
        reading.year(),
        reading.packId(),
        figures,
        columns,
        reading.book().missing().stream().sorted().toList());
  }

  /** Whether a block speaks of all units below, not of one among them. */
  private static boolean isOfAll(Heading heading, boolean alone, String own) {
    return switch (heading.part()) {
      case SLICE -> false;
      case OVERVIEW -> true;
      case WHOLE -> alone || Heading.unitKey(heading.unitName()).equals(own);
    };
  }

  private static Figure figure(Block block, int row, int column, boolean adds, boolean states) {
    Sums.Key key = Sums.key(block, row, column);
    return new Figure(
        key.table(),
        key.block(),
        kind(key.row()),
        key.row().text(),
        key.column(),
        adds,
        states,
        Sums.sum(block, row, column),
        Place.of(block.heading(), block.cell(row, column).a1()));
  }

  private static List<Column> columns(Block block) {
    List<Column> columns = new ArrayList<>();
    for (int column = 0; column < block.columns().size(); column++) {
      if (block.hasColumn(column)) {
        String name = block.columns().get(column);
        columns.add(new Column(block.heading().name(), name, Place.of(block.heading(), "")));
      }
    }
    return columns;
  }

  private static String kind(RowKey row) {
    return row instanceof RowKey.Total ? "T" : row instanceof RowKey.Code ? "C" : "L";
  }
}
