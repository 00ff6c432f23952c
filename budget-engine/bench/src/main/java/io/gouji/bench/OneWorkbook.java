package io.gouji.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One workbook, warm: the whole of ours, the least of POI's, the fastest reader's mere reading, and
 * what no program could do without.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class OneWorkbook {
  /** A file of {@link Size#workbook()}. */
  @Param("")
  public String file = "";

  private byte[] workbook = new byte[0];
  private Ours ours;

  @Setup
  public void open() throws Exception {
    workbook = Files.readAllBytes(Path.of(file));
    ours = Ours.open();
  }

  @Benchmark
  public byte[] gouji() throws Exception {
    return ours.full(workbook);
  }

  @Benchmark
  public byte[] poi() throws IOException {
    return Poi.full(workbook);
  }

  @Benchmark
  public byte[] floor() throws Exception {
    return Floor.full(workbook);
  }

  /** Reads every cell and does nothing with it. */
  @Benchmark
  public long fastexcelReading() throws IOException {
    long cells = 0;
    try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(workbook))) {
      for (Sheet sheet : book.getSheets().toList()) {
        try (Stream<Row> rows = sheet.openStream()) {
          cells += rows.mapToLong(Row::getPhysicalCellCount).sum();
        }
      }
    }
    return cells;
  }
}
