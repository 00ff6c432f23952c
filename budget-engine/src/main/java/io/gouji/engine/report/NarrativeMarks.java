package io.gouji.engine.report;

import io.gouji.engine.NarrativeEvaluation;
import io.gouji.engine.Refusal;
import io.gouji.engine.document.DocumentLimits;
import io.gouji.engine.document.DocumentMarker;
import io.gouji.engine.document.Mark;
import io.gouji.engine.document.MarkWords;
import io.gouji.engine.document.Marked;
import io.gouji.engine.finding.Finding;
import io.gouji.engine.finding.Location;
import io.gouji.engine.finding.Severity;
import io.gouji.engine.parts.UnreadableException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The marked copy of a narrative: comments in Word, a page beside any other format. */
public final class NarrativeMarks {
  /**
   * A marked copy.
   *
   * @param ending of its name, {@code .docx} or {@code .html}
   * @param signed whether the narrative is signed and was therefore not marked itself
   */
  public record Copy(String ending, byte[] bytes, boolean signed) {}

  private final NarrativeEvaluation evaluation;
  private final Wording wording;

  public NarrativeMarks(NarrativeEvaluation evaluation, Wording wording) {
    this.evaluation = evaluation;
    this.wording = wording;
  }

  /**
   * The copy.
   *
   * @param file the bytes that were evaluated
   * @throws Refusal if they cannot be marked
   */
  public Copy copy(byte[] file, Optional<char[]> password) throws Refusal {
    try {
      Marked marked =
          DocumentMarker.mark(
              file,
              evaluation.input().text(),
              evaluation.findings().stream().map(this::mark).toList(),
              words(),
              DocumentLimits.DEFAULT,
              password.map(String::valueOf));
      String ending = "." + marked.kind().name().toLowerCase(Locale.ROOT);
      return new Copy(ending, marked.bytes(), marked.signed());
    } catch (UnreadableException unreadable) {
      throw Refusal.ofText(unreadable);
    }
  }

  private Mark mark(Finding finding) {
    Location.Prose place = NarrativeTotals.place(finding);
    List<String> lines = new ArrayList<>();
    add(lines, "finding.cells", Addresses.of(new Sides(finding).cells(), wording));
    add(lines, "finding.why", wording.why(finding));
    add(lines, "finding.do", wording.remedy(finding));
    String title = finding.rule() + "  " + wording.what(finding);
    return new Mark(
        place.paragraph(), place.start(), place.end(), finding.severity(), title, lines);
  }

  private void add(List<String> lines, String label, String text) {
    if (!text.isEmpty()) {
      lines.add(wording.label(label) + wording.label("prose.colon") + text);
    }
  }

  private MarkWords words() {
    Map<String, String> blanks = NarrativeTotals.of(evaluation);
    blanks.put("verdict", wording.label("prose.verdict." + evaluation.verdict().outcome()));
    Map<Severity, String> names = new EnumMap<>(Severity.class);
    Map<Severity, String> signs = new EnumMap<>(Severity.class);
    for (Severity severity : Severity.values()) {
      names.put(severity, wording.severity(severity));
      signs.put(severity, wording.label("prose.sign." + severity.word()));
    }
    return new MarkWords(
        wording.language().equals("zh") ? "zh-CN" : wording.language(),
        wording.label("prose.author"),
        evaluation.input().name(),
        wording.label("prose.verdict", blanks),
        wording.label("report.prose"),
        wording.label("prose.remarks"),
        wording.label("prose.legend"),
        names,
        signs);
  }
}
