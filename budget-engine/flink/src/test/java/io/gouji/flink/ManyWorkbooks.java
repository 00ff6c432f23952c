package io.gouji.flink;

import io.gouji.engine.sheet.Edit;
import io.gouji.engine.xlsx.Limits;
import io.gouji.engine.xlsx.WorkbookPatcher;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Any number of workbooks made from the samples by a seed, no two of them alike, in folders; one in
 * forty cannot be read, and one in a hundred is there twice.
 */
final class ManyWorkbooks {
  private static final int FOLDER = 40;
  private static final int TWICE = 100;

  private ManyWorkbooks() {}

  static Path write(Path folder, int number, long seed) throws Exception {
    List<byte[]> samples = samples();
    Random random = new Random(seed);
    byte[] last = samples.get(0);
    for (int i = 0; i < number; i++) {
      byte[] bytes = varied(samples.get(random.nextInt(samples.size())), i, random);
      if (i % FOLDER == FOLDER / 2) {
        bytes = broken(bytes, random);
      } else if (i % TWICE == TWICE - 1) {
        bytes = last;
      }
      last = bytes;
      Path file = folder.resolve("区%02d/单位%05d.xlsx".formatted(i / FOLDER, i));
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
    }
    return folder;
  }

  private static List<byte[]> samples() throws Exception {
    List<byte[]> samples = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of(System.getProperty("gouji.home"), "samples"))) {
      for (Path file : files.filter(one -> one.toString().endsWith(".xlsx")).sorted().toList()) {
        samples.add(Files.readAllBytes(file));
      }
    }
    return samples;
  }

  private static byte[] varied(byte[] sample, int number, Random random) throws Exception {
    String text = "第 %d 份 %d".formatted(number, random.nextInt());
    List<List<Edit.NewCell>> rows = List.of(List.of(Edit.NewCell.of(Edit.NewCell.Role.TEXT, text)));
    return WorkbookPatcher.patch(
        sample, List.of(new Edit.AddSheet("备注", List.of(40), 0, rows)), Limits.DEFAULT);
  }

  private static byte[] broken(byte[] bytes, Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> Arrays.copyOf(bytes, bytes.length / 2);
      case 1 -> new byte[0];
      default -> "不是工作簿".getBytes(StandardCharsets.UTF_8);
    };
  }
}
