package io.gouji.engine.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Writes results without end, to be killed while at it: see {@link KilledTest}. */
final class ResultLoop {
  private ResultLoop() {}

  /**
   * Begins.
   *
   * @param args the folder for results, then files with their content
   */
  public static void main(String[] args) throws Exception {
    List<byte[]> contents = new java.util.ArrayList<>();
    for (String file : List.of(args).subList(1, args.length)) {
      contents.add(Files.readAllBytes(Path.of(file)));
    }
    for (int round = 0; ; round++) {
      ResultFiles results = new ResultFiles(Path.of(args[0]), Optional.empty());
      for (byte[] content : contents) {
        boolean old = (content[0] & 0xff) == 0xd0;
        String format = old ? "xls" : "xlsx";
        results.write("预算." + format, round % 2 == 0 ? "-批注版" : "-更正版", format, content);
      }
      if (round == 0) {
        System.out.println("at work");
      }
    }
  }
}
