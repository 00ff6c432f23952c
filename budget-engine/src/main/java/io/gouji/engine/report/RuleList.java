package io.gouji.engine.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.gouji.engine.Evaluation;
import io.gouji.engine.finding.RuleId;
import io.gouji.engine.finding.Severity;
import io.gouji.engine.pack.BlockSpec;
import io.gouji.engine.pack.Pack;
import io.gouji.engine.pack.RuleSpec;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rules of packs, for a reader who wants to know what is checked and why. */
public final class RuleList {
  /** A blank that only a finding fills. */
  private static final Pattern BLANK = Pattern.compile("\\{[A-Za-z]\\w*}");

  private static final List<String> FIELDS =
      List.of(
          "pack",
          "id",
          "severity",
          "scope",
          "name",
          "formula",
          "condition",
          "tolerance",
          "why",
          "do",
          "basis");

  private final String language;
  private final Choice choice;

  public RuleList(String language) {
    this(language, Choice.ALL);
  }

  public RuleList(String language, Choice choice) {
    this.language = language;
    this.choice = choice;
  }

  /**
   * Which rules to list.
   *
   * @param table id, number or block of a table that the rule must speak of; empty for any
   * @param severity the rule must have; empty for any
   */
  public record Choice(String table, Optional<Severity> severity) {
    static final Choice ALL = new Choice("", Optional.empty());

    boolean takes(RuleSpec rule, Pack pack) {
      return severity.map(rule.severity()::equals).orElse(true)
          && (table.isEmpty() || blocks(pack).anyMatch(block -> speaksOf(rule, pack, block)));
    }

    /** Whether any pack has such a table. */
    public boolean isKnown(List<Pack> packs) {
      return table.isEmpty() || packs.stream().anyMatch(pack -> blocks(pack).findAny().isPresent());
    }

    private Stream<String> blocks(Pack pack) {
      return pack.tables().stream()
          .flatMap(
              known ->
                  known.blocks().stream()
                      .map(BlockSpec::name)
                      .filter(
                          block ->
                              known.id().equalsIgnoreCase(table)
                                  || block.equals(table)
                                  || Integer.toString(known.number()).equals(table)
                                  || known.name().equals(table)));
    }

    private static boolean speaksOf(RuleSpec rule, Pack pack, String block) {
      Pattern name = name(pack, block);
      return name.matcher(rule.formula()).find() || name.matcher(rule.condition()).find();
    }

    /** Whether a part of a formula speaks of the table. */
    boolean speaksIn(String part, Pack pack) {
      return blocks(pack).anyMatch(block -> name(pack, block).matcher(part).find());
    }

    /** Of this year's block, or of the one of the year before. */
    private static Pattern name(Pack pack, String block) {
      String lastYear = "(?:" + Pattern.quote(pack.vocabulary().lastYear()) + ")?";
      return Pattern.compile("(?<![\\p{L}\\p{N}_])" + lastYear + Pattern.quote(block) + "[\\[!]");
    }
  }

  /** One line a rule, below the name of its pack. */
  public String write(List<Pack> packs) {
    return packs.stream().map(this::lines).collect(Collectors.joining("\n"));
  }

  private String lines(Pack pack) {
    Wording wording = new Wording(pack, language);
    return pack.id()
        + "\n"
        + chosen(pack).stream()
            .map(rule -> "  " + line(rule, wording) + "\n")
            .collect(Collectors.joining());
  }

  private List<RuleSpec> chosen(Pack pack) {
    return pack.rules().stream().filter(rule -> choice.takes(rule, pack)).toList();
  }

  /** The rules as a table: the pack, then all that its own file says. */
  public String csv(List<Pack> packs) {
    List<List<String>> rows = new ArrayList<>();
    packs.forEach(pack -> chosen(pack).forEach(rule -> rows.add(cells(rule, pack))));
    return RuleCsv.write(FIELDS, rows);
  }

  /** The rules as one JSON array. */
  public String json(List<Pack> packs) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.writeStartArray();
      for (Pack pack : packs) {
        for (RuleSpec rule : chosen(pack)) {
          json.writeStartObject();
          fields(json, rule, pack);
          json.writeEndObject();
        }
      }
      json.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text + "\n";
  }

  void fields(JsonGenerator json, RuleSpec rule, Pack pack) throws IOException {
    List<String> cells = cells(rule, pack);
    for (int i = 0; i < cells.size(); i++) {
      json.writeStringField(FIELDS.get(i), cells.get(i));
    }
    json.writeNumberField("line", rule.source().line());
    json.writeBooleanField("localisable", !checksOnly(rule, pack));
  }

  private List<String> cells(RuleSpec rule, Pack pack) {
    Wording wording = new Wording(pack, language);
    return List.of(
        pack.id(),
        rule.id().value(),
        rule.severity().word(),
        rule.scope(),
        wording.name(rule.id()),
        rule.formula(),
        rule.condition(),
        rule.tolerance().name().toLowerCase(Locale.ROOT),
        wording.why(rule.id()),
        wording.remedy(rule.id()),
        rule.basis());
  }

  private static String line(RuleSpec rule, Wording wording) {
    return DisplayWidth.padRight(rule.id().value(), 8)
        + DisplayWidth.padRight(wording.severity(rule.severity()), 9)
        + wording.name(rule.id());
  }

  /** The rule of the pack that a workbook was checked against. */
  public String explain(Evaluation evaluation, String id) {
    return explain(List.of(evaluation.selection().pack()), id);
  }

  /** All that is known of one rule, pack by pack; empty where no pack has it. */
  public String explain(List<Pack> packs, String id) {
    String rules = rules(packs, id);
    return rules.isEmpty() && !packs.isEmpty() ? ofEngine(packs.get(0), id) : rules;
  }

  /**
   * What the engine finds by itself, whatever the pack; its blanks are filled only by a finding.
   */
  private String ofEngine(Pack pack, String asked) {
    String id = asked.toUpperCase(Locale.ROOT);
    Wording wording = new Wording(pack, language);
    if (!RuleId.isValid(id) || wording.sentences(id).isEmpty()) {
      return "";
    }
    RuleId own = new RuleId(id);
    List<String> lines = new ArrayList<>();
    String severity = wording.severity(pack.messages().severity(id));
    lines.add(id + "  " + open(wording.name(own)) + "  " + severity);
    add(lines, wording, "finding.why", open(wording.why(own)));
    add(lines, wording, "finding.do", open(wording.remedy(own)));
    return String.join("\n", lines) + "\n";
  }

  static String open(String sentence) {
    return BLANK.matcher(sentence).replaceAll("…");
  }

  private String rules(List<Pack> packs, String id) {
    return packs.stream()
        .flatMap(
            pack ->
                pack.rules().stream()
                    .filter(rule -> rule.id().value().equalsIgnoreCase(id))
                    .map(rule -> explained(rule, pack)))
        .collect(Collectors.joining("\n"));
  }

  private String explained(RuleSpec rule, Pack pack) {
    Wording wording = new Wording(pack, language);
    RuleId id = rule.id();
    List<String> lines = new ArrayList<>();
    lines.add(id + "  " + wording.name(id) + "  " + wording.severity(rule.severity()));
    add(lines, wording, "rule.pack", pack.id());
    add(lines, wording, "rule.formula", rule.formula());
    add(lines, wording, "rule.condition", rule.condition());
    String tolerance = rule.tolerance().name().toLowerCase(Locale.ROOT);
    if (checksOnly(rule, pack)) {
      lines.add("  " + wording.label("rule.checksOnly"));
    } else {
      add(lines, wording, "rule.tolerance", wording.label("tolerance." + tolerance));
      add(lines, wording, "rule.localisable", wording.label("rule.localisable.yes"));
    }
    add(lines, wording, "finding.why", wording.why(id));
    add(lines, wording, "finding.do", wording.remedy(id));
    add(lines, wording, "rule.basis", rule.basis());
    add(lines, wording, "rule.source", wording.label("rule.place", place(rule)));
    return String.join("\n", lines) + "\n";
  }

  /** Whether the rule asks about labels: no figure can be found wrong by it. */
  private static boolean checksOnly(RuleSpec rule, Pack pack) {
    return pack.vocabulary().predicates().keySet().stream()
        .anyMatch(word -> rule.formula().startsWith(word + "("));
  }

  private static Map<String, String> place(RuleSpec rule) {
    return Map.of("file", rule.source().file(), "line", Long.toString(rule.source().line()));
  }

  private static void add(List<String> lines, Wording wording, String label, String text) {
    if (!text.isEmpty()) {
      lines.add("  " + DisplayWidth.padRight(wording.label(label), 11) + text);
    }
  }
}
