package io.gouji.engine.narrative;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;

/** Whether the unit has one name throughout (N25). */
final class UnitNameCheck {
  private static final int SHORTEST = 6;
  private static final int SLIP = 2;

  private final Form form;
  private final Remarks remarks;
  private final Map<String, List<Span>> names = new LinkedHashMap<>();
  private final List<Span> plain = new ArrayList<>();

  private UnitNameCheck(Form form, Remarks remarks) {
    this.form = form;
    this.remarks = remarks;
  }

  static void run(Form form, Remarks remarks) {
    UnitNameCheck check = new UnitNameCheck(form, remarks);
    form.prose().passages().forEach(check::find);
    check.judge();
  }

  private void find(Passage passage) {
    for (Worded line : form.lines(Kinds.UNIT_NAME)) {
      Matcher found = line.pattern().matcher(passage.text());
      if (found.find() && found.group(1).length() >= SHORTEST) {
        Span span = new Span(passage, found.start(1), found.end(1));
        names.computeIfAbsent(span.text(), name -> new ArrayList<>()).add(span);
        if (line.entry().value().equals("plain")) {
          plain.add(span);
        }
        return;
      }
    }
  }

  private void judge() {
    names.entrySet().stream()
        .max(Comparator.comparingInt(entry -> entry.getValue().size()))
        .ifPresent(
            usual ->
                names.forEach(
                    (name, spans) -> spans.forEach(span -> judge(usual.getKey(), name, span))));
  }

  /** A slip of the pen anywhere; another name only where nothing but the unit's name can stand. */
  private void judge(String usual, String name, Span span) {
    if (name.contains(usual) || usual.contains(name)) {
      return;
    }
    boolean slip = distance(usual, name) <= SLIP;
    if (slip || plain.contains(span)) {
      remarks.note(slip ? "N25" : "N25B", span, name, Map.of("words", name, "usual", usual));
    }
  }

  /** How many signs must be changed, put in or taken out to make one word the other. */
  static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[other.length()];
  }
}
