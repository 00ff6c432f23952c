package io.gouji.engine.report;

import io.gouji.engine.finding.Quantity;
import io.gouji.engine.report.Transferred.Cell;
import io.gouji.engine.report.Transferred.Difference;
import io.gouji.engine.report.Transferred.Kind;
import io.gouji.engine.report.Transferred.Left;
import io.gouji.engine.report.Transferred.Reason;
import io.gouji.engine.table.Decimals;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** What became of a workbook's figures in a template, line by line for people. */
public final class ImportText {
  /** Lines of one kind that a reader of a terminal is shown. */
  private static final int MOST = 20;

  private static final Pattern AMOUNT = Pattern.compile("-?\\d+(\\.\\d+)?");

  private final Wording wording;
  private final Paint paint;
  private final List<String> lines = new ArrayList<>();

  private ImportText(Transferred result, String language, Paint paint) {
    wording = new Wording(result.pack(), language);
    this.paint = paint;
  }

  /**
   * The report of an import.
   *
   * @param source the file that was read
   * @param output the file that was written
   */
  public static String ofImport(
      Transferred result, String source, String output, String language, Paint paint) {
    ImportText text = new ImportText(result, language, paint);
    text.head(result, source, output);
    text.rest(result);
    return String.join("\n", text.lines) + "\n";
  }

  /**
   * The report of a new workbook that goes on from one of the year before.
   *
   * @param prior the file it goes on from
   * @param output the file that was written
   */
  public static String ofNextYear(
      Transferred result, String prior, String output, String language, Paint paint) {
    ImportText text = new ImportText(result, language, paint);
    Map<String, String> blanks =
        Map.of(
            "file", output,
            "title", title(result),
            "unit", result.unit(),
            "year", result.year(),
            "prior", prior,
            "placed", Integer.toString(result.counts().placed() + result.counts().calculated()));
    text.lines.add(text.wording.label("new.written", blanks));
    text.lines.add(text.wording.label("new.prior", blanks));
    text.rest(result);
    return String.join("\n", text.lines) + "\n";
  }

  /** The report of a new workbook without a model. */
  public static String ofBlank(NewForm form, String output, String language) {
    String title = form.pack().properties().getOrDefault("title", form.pack().id());
    return new Wording(form.pack(), language)
            .label(
                "new.written",
                Map.of("file", output, "title", title, "unit", form.unit(), "year", form.year()))
        + "\n";
  }

  private static String title(Transferred result) {
    return result.pack().properties().getOrDefault("title", result.pack().id());
  }

  private void head(Transferred result, String source, String output) {
    Paint.Ink ink =
        switch (result.verdict()) {
          case AGREEING -> Paint.Ink.GOOD;
          case INCOMPLETE -> Paint.Ink.WARNING;
          case CONTRADICTORY -> Paint.Ink.ERROR;
        };
    lines.add(paint.on(ink, wording.label("import.verdict." + result.verdict().word())));
    Transferred.Counts counts = result.counts();
    lines.add(
        wording.label(
            "import.written",
            Map.of(
                "file", output,
                "title", title(result),
                "unit", result.unit(),
                "year", result.year())));
    lines.add(
        wording.label(
            "import.source",
            Map.of(
                "file",
                source,
                "title",
                result.sourcePack().properties().getOrDefault("title", result.sourcePack().id()))));
    lines.add(
        wording.label(
            "import.counts",
            Map.of(
                "figures", Integer.toString(counts.figures()),
                "placed", Integer.toString(counts.placed()),
                "calculated", Integer.toString(counts.calculated()),
                "left", Integer.toString(counts.left() - counts.zeros()))));
    if (counts.zeros() > 0) {
      lines.add(wording.label("import.zeros", Map.of("count", Integer.toString(counts.zeros()))));
    }
  }

  private void rest(Transferred result) {
    result
        .remarks()
        .forEach(
            remark ->
                lines.add(wording.label(remark.message(), Map.of("subject", remark.subject()))));
    for (Reason reason : Reason.values()) {
      left(result.left().stream().filter(l -> l.reason() == reason && !l.zero()).toList(), reason);
    }
    List<Kind> gravestFirst =
        List.of(Kind.CONTRADICTION, Kind.OPEN, Kind.ROUNDING_POSSIBLE, Kind.ROUNDING);
    for (Kind kind : gravestFirst) {
      gaps(result.differences().stream().filter(gap -> gap.kind() == kind).toList(), kind);
    }
  }

  private void left(List<Left> all, Reason reason) {
    String id = "import.left." + reason.name().toLowerCase(Locale.ROOT);
    group(id, Paint.Ink.WARNING, all.stream().map(Left::cell).map(this::line).toList());
  }

  private void gaps(List<Difference> all, Kind kind) {
    Paint.Ink ink = kind == Kind.CONTRADICTION ? Paint.Ink.ERROR : Paint.Ink.WARNING;
    group("import.difference." + kind.word(), ink, all.stream().map(this::line).toList());
  }

  private void group(String id, Paint.Ink ink, List<String> items) {
    if (items.isEmpty()) {
      return;
    }
    lines.add("");
    Map<String, String> count = Map.of("count", Integer.toString(items.size()));
    lines.add(paint.on(ink, wording.label(id, count)));
    wording
        .sentences(id)
        .map(found -> found.remedy())
        .filter(remedy -> !remedy.isEmpty())
        .ifPresent(remedy -> lines.add("  " + paint.on(Paint.Ink.MUTED, remedy)));
    items.stream().limit(MOST).forEach(item -> lines.add("    " + item));
    if (items.size() > MOST) {
      String more = Integer.toString(items.size() - MOST);
      lines.add("    " + wording.label("import.more", Map.of("count", more)));
    }
  }

  private String line(Cell cell) {
    return wording.label(
        cell.row().isEmpty() ? "import.cell.outside" : "import.cell", blanks(cell));
  }

  private String line(Difference gap) {
    Map<String, String> blanks = new HashMap<>(blanks(gap.cell()));
    blanks.put("printed", Wording.amount(gap.printed()));
    blanks.put("calculated", Wording.amount(gap.calculated()));
    blanks.put("difference", Wording.amount(gap.difference()));
    blanks.put("bound", Wording.amount(gap.bound()));
    blanks.put("target", gap.sheet() + "!" + gap.ref());
    return wording.label("import.gap", blanks);
  }

  private static Map<String, String> blanks(Cell cell) {
    return Map.of(
        "place", cell.sheet() + "!" + cell.ref(),
        "row", cell.row(),
        "column", cell.column(),
        "value", value(cell));
  }

  private static String value(Cell cell) {
    boolean money = !cell.unit().isEmpty() && AMOUNT.matcher(cell.value()).matches();
    return money
        ? Wording.amount(new Quantity(Decimals.of(cell.value()), cell.unit()))
        : cell.value();
  }
}
