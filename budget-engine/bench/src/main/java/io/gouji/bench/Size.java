package io.gouji.bench;

import io.gouji.engine.pack.Pack;
import io.gouji.engine.pack.PackException;
import io.gouji.engine.pack.PackLibrary;
import io.gouji.engine.report.TemplateWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/** The workbooks that are measured: twelve tables with so many lines on average. */
enum Size {
  /** A unit with many subjects: twelve tables of some sixty lines. */
  SMALL(110, 230),
  /** Every subject there is, and as many projects as make twelve tables of 2,000 lines. */
  MEDIUM(1000, 10_000),
  /** Twelve tables of 33,000 lines, five million cells: we accept eight million. */
  LARGE(1000, 200_000);

  private static final String PACK = "guangxi-unit-2025";
  private static final long SEED = 20_250_101;

  /** Errors that are planted, so that about fifty cells are marked. */
  private static final int SLIPS = 50;

  private final int lines;
  private final int projects;

  Size(int lines, int projects) {
    this.lines = lines;
    this.projects = projects;
  }

  /** The same bytes each time. */
  byte[] workbook() throws PackException {
    return workbook(pack(), SEED, lines, projects, SLIPS);
  }

  /** The smallest to the largest of a folder: thirty to a hundred and thirty lines a table. */
  static byte[] workbook(Pack pack, int number) {
    int lines = 30 + number * 37 % 100;
    return workbook(pack, SEED + number, lines, 2 * lines, number % 2 == 0 ? 0 : number % 10);
  }

  static Pack pack() throws PackException {
    return PackLibrary.load(Path.of("templates")).pack(PACK);
  }

  private static byte[] workbook(Pack pack, long seed, int lines, int projects, int slips) {
    return TemplateWriter.of(pack).filled(MadeBudget.of(pack, seed, lines, projects, slips));
  }

  /** Writes one in a process of its own, as a large one takes much memory: size, file. */
  static final class Program {
    private Program() {}

    public static void main(String[] arguments) throws Exception {
      Files.write(Path.of(arguments[1]), valueOf(arguments[0]).workbook());
    }
  }
}
