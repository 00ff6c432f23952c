package io.gouji.engine.xlsx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
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

  private static String pieces(String before, String now) {
    byte[] text = now.getBytes(StandardCharsets.UTF_8);
    String pieces = Delta.of(before.getBytes(StandardCharsets.UTF_8), text);
    assertThat(new String(Delta.apply(pieces, text, Long.MAX_VALUE), StandardCharsets.UTF_8))
        .isEqualTo(before);
    return pieces.replaceAll("\\+(\\S+)", "[$1]");
  }

  private static String only(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return "[" + Base64.getEncoder().encodeToString(bytes) + "]";
  }

  /** Between two changes three tags alike are copied, two are told anew. */
  @Test
  void threeTagsAlikeAreThePlaceToGoOn() {
    assertThat(pieces("<a/><x1/><p/><q/><r/><x2/><z/>", "<a/><y1/><p/><q/><r/><y2/><z/>"))
        .isEqualTo("@0,5 " + only("x1/>") + " @9,12 " + only("<x") + " @23,7");
    assertThat(pieces("<a/><x1/><p/><q/><x2/><z/>", "<a/><y1/><p/><q/><y2/><z/>"))
        .isEqualTo("@0,5 " + only("x1/><p/><q/><x") + " @19,7");
    assertThat(pieces("<x1/><p/><q/><r/><x2/>", "<y1/><p/><q/><r/><s/><y2/>"))
        .isEqualTo("@0,1 " + only("x1/>") + " @5,12 " + only("<x") + " @23,3");
    assertThat(pieces("<x1/><p/><q/><r/><s/><x2/>", "<y1/><p/><q/><s/><y2/>"))
        .as("a tag less between")
        .isEqualTo("@0,1 " + only("x1/><p/><q/><r/><s/><x") + " @19,3");
  }

  @Test
  void whatIsNewOrGoneAtAnEndIsToldShortly() {
    assertThat(pieces("<a/><b/>", "<a/><b/>")).isEqualTo("@0,8");
    assertThat(pieces("", "<a/>")).isEmpty();
    assertThat(pieces("<a/>", "")).isEqualTo(only("<a/>"));
    assertThat(pieces("<a/><b/>", "<a/>")).isEqualTo("@0,4 " + only("<b/>"));
    assertThat(pieces("<b/><a/>", "<a/>")).isEqualTo("@0,1 " + only("b/><") + " @1,3");
    assertThat(pieces("<a/>", "<a/><b/>")).isEqualTo("@0,4");
    assertThat(pieces("aa", "aaa")).isEqualTo("@0,2");
    assertThat(pieces("aaa", "aa")).isEqualTo("@0,2 " + only("a"));
  }

  /** Places to go on are looked for among three thousand tags. */
  @Test
  void whatIsTooFarOffIsToldAnew() {
    String common = "<p1/><p2/><p3/><p4/><p5/>";
    for (int between : new int[] {10, 63, 64, 65, 2997}) {
      String now = "<y/>" + "<n/>".repeat(between) + common + "<y/>!";
      assertThat(pieces("<x/>" + common + "<z/>?", now))
          .as("%d tags", between)
          .contains("@" + 4 * (between + 1) + ",25");
      assertThat(pieces(now, "<x/>" + common + "<z/>?")).contains(" @4,25 ");
    }
    String now = "<y/>" + "<n/>".repeat(3000) + common + "<y/>!";
    assertThat(pieces("<x/>" + common + "<z/>?", now)).doesNotContain(",25");
  }
}
