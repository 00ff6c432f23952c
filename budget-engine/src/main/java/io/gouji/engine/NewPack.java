package io.gouji.engine;

import io.gouji.engine.finding.RuleId;
import io.gouji.engine.pack.BlockSpec;
import io.gouji.engine.pack.Pack;
import io.gouji.engine.pack.PackException;
import io.gouji.engine.pack.PackException.Mistake;
import io.gouji.engine.pack.PackLibrary;
import io.gouji.engine.pack.RuleSpec;
import io.gouji.engine.pack.TableSpec;
import io.gouji.engine.rule.RuleCompiler;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes a pack of another: some of its tables, and the rules that speak of no other. */
public final class NewPack {
  private static final String REGION = "region";
  private static final String YEAR = "year";
  private static final String CATALOGUES = "catalogues";
  private static final String LAYOUT = "layout";
  private static final String INFERRED = "inferred";

  private final PackLibrary library;
  private final Pack from;

  private NewPack(PackLibrary library, Pack from) {
    this.library = library;
    this.from = from;
  }

  /**
   * What is wanted of the new pack.
   *
   * @param tables ids; those of the other pack where it is empty
   * @param region empty for the other pack's, as is the year
   */
  public record Wish(String title, String region, String year, Set<String> tables) {}

  /**
   * A pack that was made.
   *
   * @param files texts by file name
   * @param rules how many it has
   * @param left ids of the rules it does not have, by the blocks it lacks
   * @param catalogues the year of the classification it uses
   * @param prose whether the wording of narratives was left out
   */
  public record Made(
      Map<String, String> files,
      int tables,
      int rules,
      Map<List<String>, List<RuleId>> left,
      String year,
      String catalogues,
      boolean prose) {}

  /**
   * The pack to begin with.
   *
   * @throws Refusal with all its mistakes, or if there is no such pack
   */
  public static NewPack from(Path templates, String id) throws Refusal {
    try {
      PackLibrary library = PackLibrary.load(templates);
      return new NewPack(library, library.pack(id));
    } catch (PackException wrong) {
      throw Refusal.of(wrong.mistakes(), PackLibrary.readable(templates));
    }
  }

  /** Ids of its tables. */
  public List<String> tables() {
    return from.tables().stream().map(TableSpec::id).toList();
  }

  /** The table that somebody means by its id, its number or a block of it. */
  public Optional<String> table(String word) {
    return from.tables().stream()
        .filter(
            table ->
                table.id().equalsIgnoreCase(word)
                    || Integer.toString(table.number()).equals(word)
                    || table.blocks().stream().anyMatch(block -> block.name().equals(word)))
        .map(TableSpec::id)
        .findFirst();
  }

  /** Makes the new pack. */
  public Made made(Wish wish) throws Refusal {
    Set<String> tables = wish.tables().isEmpty() ? Set.copyOf(tables()) : wish.tables();
    Pack kept = with(tables);
    Set<Long> gone = lines(kept);
    Map<String, String> own = properties(wish);
    try {
      Map<String, String> files = library.excerpt(from.id(), tables, gone, own);
      return new Made(
          files,
          kept.tables().size(),
          from.rules().size() - gone.size(),
          left(gone, tables),
          own.getOrDefault(YEAR, value(YEAR)),
          own.getOrDefault(CATALOGUES, value(CATALOGUES)),
          kept.tables().size() < from.tables().size());
    } catch (PackException wrong) {
      throw Refusal.of(wrong.mistakes(), library.messages());
    }
  }

  private Pack with(Set<String> tables) {
    return new Pack(
        from.id(),
        from.properties(),
        from.tables().stream().filter(table -> tables.contains(table.id())).toList(),
        from.rules(),
        from.catalogues(),
        from.vocabulary(),
        from.messages(),
        from.narrative());
  }

  /** Lines of the rules that cannot be said of the tables. */
  private static Set<Long> lines(Pack pack) {
    Set<Long> lines = new LinkedHashSet<>();
    try {
      RuleCompiler.compile(pack);
    } catch (PackException wrong) {
      for (Mistake mistake : wrong.mistakes()) {
        lines.add(mistake.source().line());
      }
    }
    return lines;
  }

  private String value(String property) {
    return from.properties().getOrDefault(property, "");
  }

  private Map<String, String> properties(Wish wish) {
    Map<String, String> own = new HashMap<>();
    own.put("title", wish.title());
    if (!wish.region().isEmpty() && !wish.region().equals(value(REGION))) {
      own.put(REGION, wish.region());
      // What is published elsewhere is a guess here.
      own.put(LAYOUT, INFERRED);
    }
    if (!wish.year().isEmpty()) {
      own.put(YEAR, wish.year());
      if (library.hasCatalogue(wish.year())) {
        own.put(CATALOGUES, wish.year());
      }
    }
    own.replaceAll((key, value) -> value.replace("\\", "\\\\"));
    return own;
  }

  private Map<List<String>, List<RuleId>> left(Set<Long> gone, Set<String> tables) {
    Map<String, Pattern> absent = new LinkedHashMap<>();
    from.tables().stream()
        .filter(table -> !tables.contains(table.id()))
        .flatMap(table -> table.blocks().stream())
        .map(BlockSpec::name)
        .forEach(block -> absent.put(block, mention(block)));
    Map<List<String>, List<RuleId>> left = new LinkedHashMap<>();
    for (RuleSpec rule : from.rules()) {
      if (gone.contains(rule.source().line())) {
        String said = rule.formula() + "\n" + rule.condition();
        List<String> blocks =
            absent.entrySet().stream()
                .filter(block -> block.getValue().matcher(said).find())
                .map(Map.Entry::getKey)
                .collect(Collectors.toList());
        left.computeIfAbsent(blocks, unused -> new ArrayList<>()).add(rule.id());
      }
    }
    return left;
  }

  /** A block in a formula, of this year or of the year before. */
  private Pattern mention(String block) {
    String lastYear = "(?:" + Pattern.quote(from.vocabulary().lastYear()) + ")?";
    return Pattern.compile("(?<![\\p{L}\\p{N}_])" + lastYear + Pattern.quote(block) + "[\\[!]");
  }
}
