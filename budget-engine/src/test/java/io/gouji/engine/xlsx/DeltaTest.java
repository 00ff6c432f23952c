package io.gouji.engine.xlsx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a part was before is told in few words, and told right. */
class DeltaTest {
  private static byte[] text(List<String> tags) {
    return String.join("", tags).getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> cells(int count) {
    List<String> tags = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      tags.add("<c r=\"A%d\" s=\"%d\"><v>%d</v></c>".formatted(i, i % 7, i * 31));
    }
    return tags;
  }

  private static void returns(List<String> before, List<String> now) {
    byte[] text = text(now);
    String pieces = Delta.of(text(before), text);
    assertThat(Delta.apply(pieces, text, Long.MAX_VALUE)).isEqualTo(text(before));
  }

  @Test
  void anyEditIsTakenBack() {
    Random random = new Random(11);
    for (int round = 0; round < 300; round++) {
      List<String> before = cells(random.nextInt(200));
      List<String> now = new ArrayList<>(before);
      for (int edit = random.nextInt(30); edit > 0 && !now.isEmpty(); edit--) {
        int at = random.nextInt(now.size());
        switch (random.nextInt(4)) {
          case 0 -> now.remove(at);
          case 1 -> now.add(at, "<row/>".repeat(random.nextInt(200)));
          case 2 -> now.set(at, now.get(at).replace("s=\"", "s=\"1"));
          default -> now.set(at, now.get(random.nextInt(now.size())));
        }
      }
      returns(before, now);
      returns(now, before);
    }
  }

  @Test
  void fewChangesAreToldInFewWords() {
    List<String> before = cells(5000);
    List<String> now = new ArrayList<>(before);
    for (int at = 100; at < 5000; at += 100) {
      now.set(at, now.get(at).replace("s=\"", "s=\"9"));
    }
    now.addAll(2500, cells(400));

    assertThat(Delta.of(text(before), text(now)).length()).isLessThan(5000);
    returns(before, now);
  }

  @Test
  void changesEverywhereTakeNoLonger() {
    List<String> before = cells(60_000);
    List<String> now = before.stream().map(tag -> tag.replace("s=\"", "s=\"9")).toList();

    assertTimeout(Duration.ofSeconds(20), () -> returns(before, now));
  }
}
