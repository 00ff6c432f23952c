package io.gouji.flink;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.Reading;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.CellValue;
import io.gouji.engine.sheet.Edit;
import io.gouji.engine.table.Block;
import io.gouji.engine.table.FactState;
import io.gouji.engine.table.RowKey;
import io.gouji.engine.xlsx.Limits;
import io.gouji.engine.xlsx.WorkbookPatcher;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Units in four levels: each leaf's workbook is the sample so many times as large, each unit above
 * states the sum of those below, and where it is told to, something else.
 */
final class MadeUnits {
  static final String TOP = "P";

  private static final String SAMPLE = "柳州市柳江区信息中心";
  private static final int FEN_OF_A_QUANTUM = 10_000;

  /** A figure of the sample. */
  record Spot(String sheet, CellRef cell, long fen, String block, String row, String column) {}

  private record Unit(String code, String name, String above) {}

  private final Map<String, Unit> units = new LinkedHashMap<>();
  private final Map<String, Long> times = new HashMap<>();
  private final Map<String, Map<Integer, Long>> quanta = new HashMap<>();
  private final Set<String> lost = new HashSet<>();
  private final byte[] sample;
  private final List<Spot> spots = new ArrayList<>();
  private final List<Integer> coded = new ArrayList<>();

  /** A province with so many units in all, one above the other in four levels. */
  MadeUnits(BudgetEngine engine, int all, long seed) throws Exception {
    Path file =
        Path.of(
            System.getProperty("gouji.home"), "samples/liujiang-2025/liujiang-2025-printed.xlsx");
    sample = Files.readAllBytes(file);
    readSpots(engine);
    int cities = Math.max(2, (int) Math.cbrt(all) / 2);
    int departments = Math.max(2, (int) Math.sqrt(all) / cities);
    add(TOP, "试验省", "");
    for (int city = 0; city < cities; city++) {
      add("C" + city, "试验第%d市".formatted(city), TOP);
      for (int department = 0; department < departments; department++) {
        String code = "D" + city + "-" + department;
        add(code, "试验第%d市第%d局".formatted(city, department), "C" + city);
      }
    }
    Random random = new Random(seed);
    List<String> above = units.keySet().stream().filter(code -> code.startsWith("D")).toList();
    for (int leaf = 0; units.size() < all; leaf++) {
      String code = "L" + leaf;
      add(code, "试验单位%d号".formatted(leaf), above.get(leaf % above.size()));
      times.put(code, 1L + random.nextInt(9));
    }
  }

  private void add(String code, String name, String above) {
    units.put(code, new Unit(code, name, above));
  }

  private void readSpots(BudgetEngine engine) throws Exception {
    Reading reading = engine.read(sample, "sample.xlsx", "").orElseThrow();
    for (Block block : reading.book().blocks()) {
      for (int row = 0; row < block.rowCount(); row++) {
        for (int column = 0; column < block.columns().size(); column++) {
          if (block.state(row, column) == FactState.STATED) {
            if (block.key(row) instanceof RowKey.Code code && code.ordinal() == 1) {
              coded.add(spots.size());
            }
            spots.add(
                new Spot(
                    block.heading().sheet(),
                    block.cell(row, column),
                    block.fen(row, column),
                    block.heading().name(),
                    block.key(row).text(),
                    block.columns().get(column)));
          }
        }
      }
    }
  }

  String name(String code) {
    return units.get(code).name();
  }

  /** Codes of the units below one. */
  List<String> below(String code) {
    return units.values().stream()
        .filter(unit -> unit.above().equals(code))
        .map(Unit::code)
        .toList();
  }

  /** One of the figures of rows with codes. */
  Spot figure(int number) {
    return spots.get(coded.get(number * 7 % coded.size()));
  }

  /** How many quanta rounding may make between a unit and those below it. */
  long rounding(String code) {
    return (below(code).size() + 1) / 2;
  }

  /** Lets a unit state a figure otherwise, and those above it sum that up. */
  void plant(String code, Spot spot, long by) {
    for (String at = code; !at.isEmpty(); at = units.get(at).above()) {
      quanta.computeIfAbsent(at, none -> new HashMap<>()).merge(spots.indexOf(spot), by, Long::sum);
    }
  }

  /** Loses a unit's workbook, of which those above know. */
  void lose(String code) {
    lost.add(code);
  }

  private long times(String code) {
    Long own = times.get(code);
    return own != null ? own : below(code).stream().mapToLong(this::times).sum();
  }

  Path path(String code) {
    return Path.of(code.startsWith("L") ? units.get(code).above() : "above", code + ".xlsx");
  }

  /** The workbook of a unit. */
  byte[] workbook(String code) throws Exception {
    return workbook(name(code), times(code), quanta.getOrDefault(code, Map.of()));
  }

  /** The workbook of any unit. */
  byte[] workbook(String name, long many, Map<Integer, Long> otherwise) throws Exception {
    List<Edit> edits = new ArrayList<>();
    for (int number = 0; number < spots.size(); number++) {
      Spot spot = spots.get(number);
      long fen = spot.fen() * many + otherwise.getOrDefault(number, 0L) * FEN_OF_A_QUANTUM;
      double value = BigDecimal.valueOf(fen, 6).doubleValue();
      edits.add(new Edit.SetValue(spot.sheet(), spot.cell(), new CellValue.Number(value)));
    }
    return renamed(WorkbookPatcher.patch(sample, edits, Limits.DEFAULT), name);
  }

  private static byte[] renamed(byte[] workbook, String name) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(workbook));
        ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        ZipEntry copy = new ZipEntry(entry.getName());
        copy.setTime(0);
        out.putNextEntry(copy);
        byte[] content = in.readAllBytes();
        out.write(
            entry.getName().endsWith(".xml")
                ? new String(content, StandardCharsets.UTF_8)
                    .replace(SAMPLE, name)
                    .getBytes(StandardCharsets.UTF_8)
                : content);
      }
    }
    return bytes.toByteArray();
  }

  /** Writes the workbooks of all units that hand in one. */
  void write(Path folder) throws Exception {
    for (String code : units.keySet()) {
      if (!lost.contains(code)) {
        Path file = folder.resolve(path(code));
        Files.createDirectories(file.getParent());
        Files.write(file, workbook(code));
      }
    }
  }

  /** The list of units. */
  String list() {
    StringBuilder list = new StringBuilder("编码,名称,上级编码\n");
    for (Unit unit : units.values()) {
      list.append(String.join(",", unit.code(), unit.name(), unit.above())).append('\n');
    }
    return list.toString();
  }
}
