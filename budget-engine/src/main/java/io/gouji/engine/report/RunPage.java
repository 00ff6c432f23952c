package io.gouji.engine.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * One page that works from disk without a network: style, program and results are in it. Its policy
 * names the program by its digest, so that nothing else in it can run; the program shows every text
 * as text.
 */
final class RunPage implements RunReport {
  /** Results beyond this many bytes make browsers slow; then only the gravest are embedded. */
  static final long ROOM = 50_000_000;

  private static final List<String> PROGRAM =
      List.of("data.js", "charts.js", "rows.js", "detail.js", "main.js");

  private final RunWords words;
  private final long room;

  RunPage(RunWords words) {
    this(words, ROOM);
  }

  /**
   * The page with as many findings as fit.
   *
   * @param room bytes the embedded results may take
   */
  RunPage(RunWords words, long room) {
    this.words = words;
    this.room = room;
  }

  @Override
  public String fileName() {
    return "report.html";
  }

  @Override
  public void write(RunSummary run, Iterable<FileResult> results, OutputStream out)
      throws IOException {
    String style = read("uplot/uPlot.min.css") + "\n" + read("report.css");
    String charts = read("uplot/uPlot.iife.min.js");
    String program = PROGRAM.stream().map(RunPage::read).collect(Collectors.joining("\n"));
    program = "(() => {\n\"use strict\";\n" + program + "\n})();\n";
    String policy =
        "default-src 'none'; script-src %s %s; style-src %s; base-uri 'none'; form-action 'none'"
            .formatted(digest(charts), digest(program), digest(style));
    Map<String, String> blanks =
        Map.of(
            "policy", policy,
            "language", run.language().equals("zh") ? "zh-CN" : "en",
            "title", html(words.title(run)),
            "style", style,
            "charts", charts,
            "program", program);
    String[] page = read("report.html").split("\\{(plain|data)}", 3);
    Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    text.write(Wording.fill(page[0], blanks));
    new RunPagePlain(words).write(run, results, text);
    text.write(Wording.fill(page[1], blanks));
    new RunPageData(words, room).write(run, results, text);
    text.write(Wording.fill(page[2], blanks));
    text.flush();
  }

  private static String digest(String text) {
    try {
      byte[] sha =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(sha) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static String html(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace("\"", "&quot;")
        .replace("\u2028", "&#8232;")
        .replace("\u2029", "&#8233;");
  }

  /** A resource with line feeds alone: a browser takes its digest so. */
  private static String read(String name) {
    try (InputStream in = RunPage.class.getResourceAsStream("web/" + name)) {
      byte[] bytes = Objects.requireNonNull(in, name).readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
