package io.gouji.addin;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.Evaluation;
import io.gouji.engine.Options;
import io.gouji.engine.Refusal;
import io.gouji.engine.report.JsonReport;
import io.gouji.engine.report.Wording;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Many at once and for long: nothing fails, nothing piles up, and HTTPS costs little beside the
 * check itself. {@code -Dgouji.load=1000} is the full measure; without it the run is short.
 */
final class LoadTest {
  private static final int CLIENTS = 8;
  private static final int EACH = Integer.getInteger("gouji.load", 15);
  private static final int WARM = 60;
  private static final int SAMPLES = 31;
  private static final int ROUNDS = 10;
  private static final long GROWTH = 24L << 20;
  private static final byte[] WORKBOOK = Service.sample("liujiang-2025/liujiang-2025.xlsx");

  @AutoClose private static Service service;

  @BeforeAll
  static void open() {
    service = Service.open();
  }

  /** One pane that checks again and again, and looks no further than whether it was done. */
  private static final class Pane {
    private final HttpClient http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(Trust.in(Service.installation()))
            .build();
    private final Client client = service.client();

    void check() {
      try {
        HttpResponse<String> done =
            http.send(
                client
                    .request("/v1/workbooks?name=a.xlsx&wait=20000")
                    .header("Content-Type", "application/octet-stream")
                    .POST(BodyPublishers.ofByteArray(WORKBOOK))
                    .build(),
                BodyHandlers.ofString());
        assertThat(done.body()).contains("\"state\":\"done\"", "\"verdict\":\"clean\"");
        String id = done.body().substring(7, 43);
        HttpResponse<String> gone =
            http.send(
                client.request("/v1/workbooks/" + id).DELETE().build(), BodyHandlers.ofString());
        assertThat(gone.statusCode()).isEqualTo(204);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  @Test
  void eightPanesAtOnceFailNeverAndPileUpNothing() throws Exception {
    List<Pane> panes = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      panes.add(new Pane());
    }
    run(panes, 2);
    long before = heap();
    long begin = System.nanoTime();
    run(panes, EACH);
    double seconds = (System.nanoTime() - begin) / 1e9;
    long after = heap();
    System.out.printf(
        "load: %d x %d checks in %.1f s, %.1f a second; heap after GC %.1f MB, then %.1f MB%n",
        CLIENTS, EACH, seconds, CLIENTS * EACH / seconds, before / 1e6, after / 1e6);

    assertThat(after - before).isLessThan(GROWTH);
    assertThat(service.bridge().desk().budget().taken()).isZero();
  }

  private static void run(List<Pane> panes, int each) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(panes.size());
    try {
      List<Callable<Void>> work = new ArrayList<>();
      for (Pane pane : panes) {
        work.add(
            () -> {
              for (int i = 0; i < each; i++) {
                pane.check();
              }
              return null;
            });
      }
      for (Future<Void> done : threads.invokeAll(work)) {
        done.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static long heap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** On a busy machine the median of one round says little; the best of some does. */
  @Test
  void theWayThereAndBackCostsLittle() throws IOException {
    try (SSLSocket line = service.wire().connect()) {
      String token = service.client().token();
      for (int i = 0; i < WARM; i++) {
        evaluate();
        there(line, token);
      }
      double least = Double.MAX_VALUE;
      for (int round = 0; round < ROUNDS && least >= 0; round++) {
        double[] engine = new double[SAMPLES];
        double[] bridge = new double[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
          engine[i] = evaluate() / 1e6;
          bridge[i] = there(line, token) / 1e6;
        }
        double own = median(engine);
        double all = median(bridge);
        System.out.printf(
            "latency: engine %.1f ms, over HTTPS %.1f ms (medians of %d)%n", own, all, SAMPLES);
        least = Math.min(least, all - (3 + 2 * own));
      }
      assertThat(least).isNegative();
    }
  }

  /** One check over an open connection, and forgetting it, of which the time does not count. */
  private static long there(SSLSocket line, String token) throws IOException {
    long begin = System.nanoTime();
    say(line, token, "POST /v1/workbooks?name=a.xlsx&wait=20000", WORKBOOK);
    Wire.Heard heard = Wire.heard(line);
    long took = System.nanoTime() - begin;
    assertThat(heard.status()).isEqualTo(201);
    String id = heard.text().substring(heard.text().indexOf("{\"id\":\"") + 7).substring(0, 36);
    say(line, token, "DELETE /v1/workbooks/" + id, new byte[0]);
    assertThat(Wire.heard(line).status()).isEqualTo(204);
    return took;
  }

  private static void say(SSLSocket line, String token, String what, byte[] body)
      throws IOException {
    String here = "localhost:" + service.port();
    String type = body.length == 0 ? "X: y" : "Content-Type: application/octet-stream";
    String head =
        String.join(
            "\r\n",
            what + " HTTP/1.1",
            "Host: " + here,
            "Origin: https://" + here,
            Gate.TOKEN + ": " + token,
            type,
            "Content-Length: " + body.length);
    byte[] start = (head + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    byte[] all = Arrays.copyOf(start, start.length + body.length);
    System.arraycopy(body, 0, all, start.length, body.length);
    line.getOutputStream().write(all);
  }

  /** The engine alone, as far as the document that it makes of what it found. */
  private static long evaluate() {
    try {
      long begin = System.nanoTime();
      Evaluation found = Service.engine().evaluate(WORKBOOK, "a.xlsx", Options.AUTO);
      String told = new JsonReport(Wording.of(found, "zh")).write(found, List.of());
      assertThat(told).isNotEmpty();
      return System.nanoTime() - begin;
    } catch (Refusal refused) {
      throw new IllegalStateException(refused);
    }
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
