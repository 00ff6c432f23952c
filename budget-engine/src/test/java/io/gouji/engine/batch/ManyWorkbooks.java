package io.gouji.engine.batch;

import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.sheet.Edit;
import io.gouji.engine.xlsx.Limits;
import io.gouji.engine.xlsx.WorkbookPatcher;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Any number of workbooks made from the samples by a seed: two regions, several layouts, planted
 * errors, some far larger than others, and one in fifty that cannot be read.
 */
public final class ManyWorkbooks {
  private static final Path SAMPLES = Path.of("..", "samples");
  private static final int UNREADABLE = 50;
  private static final int LARGE = 20;
  private static final int FOLDER = 25;

  private ManyWorkbooks() {}

  /** Writes them below a folder; the paths of those that cannot be read. */
  public static List<String> write(Path folder, int number, long seed) throws Exception {
    List<byte[]> samples = samples();
    Random random = new Random(seed);
    List<String> unreadable = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      String path = "区%02d/单位%04d.xlsx".formatted(i / FOLDER, i);
      byte[] sample = samples.get(random.nextInt(samples.size()));
      byte[] bytes = varied(sample, i, i % LARGE == LARGE / 2, random);
      if (i % UNREADABLE == UNREADABLE / 2) {
        unreadable.add(path);
        bytes = broken(bytes, random);
      }
      Files.createDirectories(folder.resolve(path).getParent());
      Files.write(folder.resolve(path), bytes);
    }
    return unreadable;
  }

  private static List<byte[]> samples() throws IOException {
    List<byte[]> samples = new ArrayList<>();
    try (Stream<Path> files = Files.walk(SAMPLES)) {
      for (Path file : files.filter(one -> one.toString().endsWith(".xlsx")).sorted().toList()) {
        samples.add(Files.readAllBytes(file));
      }
    }
    return samples;
  }

  /** The sample with a sheet of its own, so that no two files are the same. */
  private static byte[] varied(byte[] sample, int number, boolean large, Random random)
      throws UnreadableException {
    List<List<Edit.NewCell>> rows = new ArrayList<>();
    for (int row = 0; row < (large ? 3000 : 1 + random.nextInt(40)); row++) {
      String text = "第 %d 份 %d".formatted(number, random.nextInt());
      rows.add(List.of(Edit.NewCell.of(Edit.NewCell.Role.TEXT, text)));
    }
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
