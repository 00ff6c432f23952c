package io.gouji.engine;

import io.gouji.engine.finding.RuleId;
import io.gouji.engine.pack.Amendment;
import io.gouji.engine.pack.Messages;
import io.gouji.engine.pack.Pack;
import io.gouji.engine.pack.PackException;
import io.gouji.engine.pack.PackException.Mistake;
import io.gouji.engine.pack.PackLibrary;
import io.gouji.engine.pack.RuleSheet;
import io.gouji.engine.pack.Source;
import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.rule.RuleSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The rules of one's own for one opening of packs, and which of the packs could use them. */
final class OwnReading {
  private static final String OFF_UNKNOWN = "P29";
  private static final String NO_SUCH_RULE = "P32";
  private static final String NO_SUCH_TABLE = "R02";

  private final List<Mistake> mistakes;
  private final List<Amendment> amendments;

  /** Lines of which a cell is wrong; their formulas may be wrong too. */
  private final List<Amendment> broken;

  private final List<Amending> packs = new ArrayList<>();
  private final List<Amending> drafts = new ArrayList<>();

  private OwnReading(List<Amendment> amendments, List<Mistake> mistakes) {
    this.mistakes = List.copyOf(mistakes);
    this.amendments = amendments.stream().filter(amendment -> !isTold(amendment.source())).toList();
    this.broken = amendments.stream().filter(amendment -> isTold(amendment.source())).toList();
  }

  static OwnReading of(PackLibrary library, List<OwnRules> files) throws Refusal {
    List<Mistake> mistakes = new ArrayList<>();
    List<RuleSheet> sheets = new ArrayList<>();
    for (OwnRules file : files) {
      try {
        sheets.add(Tidying.of(library, OwnSheets.read(file)).sheet());
      } catch (PackException wrong) {
        mistakes.addAll(wrong.mistakes());
      } catch (UnreadableException unreadable) {
        throw unreadable(file, unreadable);
      }
    }
    return new OwnReading(library.amendments(sheets, mistakes), mistakes);
  }

  /** A workbook of rules that cannot be read, by its name. */
  static Refusal unreadable(OwnRules file, UnreadableException unreadable) {
    Refusal.Problem told = Refusal.ofWorkbook(unreadable).problems().get(0);
    Map<String, String> blanks = new TreeMap<>(told.arguments());
    blanks.put("file", file.name());
    return new Refusal(List.of(new Refusal.Problem(told.message(), blanks, Map.of())));
  }

  Amending.Amended amend(Pack pack, RuleSet rules) {
    Amending amending = new Amending(pack, amendments);
    packs.add(amending);
    drafts.add(new Amending(pack, broken.stream().filter(a -> isUnique(a.id())).toList()));
    drafts.get(drafts.size() - 1).amend(rules);
    return amending.amend(rules);
  }

  /**
   * Tells what is wrong with the cells, and of what no pack could use.
   *
   * @throws Refusal with all reasons, each once
   */
  void refuseUnused(Messages messages) throws Refusal {
    List<Mistake> all = new ArrayList<>(mistakes);
    for (Amendment amendment : amendments) {
      if (packs.stream().noneMatch(pack -> pack.isUsed(amendment))) {
        all.addAll(reasons(amendment));
      }
    }
    broken.forEach(amendment -> all.addAll(fewest(drafts, amendment)));
    if (!all.isEmpty()) {
      throw Refusal.ofOwn(all.stream().distinct().toList(), messages);
    }
  }

  /** The mistakes in the pack it comes nearest to; that no pack has such a rule where none does. */
  private List<Mistake> reasons(Amendment amendment) {
    List<Mistake> fewest = fewest(packs, amendment);
    String unknown = amendment.rule().isPresent() ? NO_SUCH_RULE : OFF_UNKNOWN;
    return fewest.isEmpty()
        ? List.of(new Mistake(amendment.source(), unknown, Map.of("value", amendment.id().value())))
        : fewest;
  }

  /** Of the packs that lack fewest of its tables, the one with the fewest mistakes. */
  private static List<Mistake> fewest(List<Amending> packs, Amendment amendment) {
    return packs.stream()
        .map(pack -> pack.mistakes(amendment))
        .filter(mistakes -> !mistakes.isEmpty())
        .min(Comparator.comparing(OwnReading::tablesLacking).thenComparing(List::size))
        .orElse(List.of());
  }

  /** Where a table is not there, what is wrong with the rule itself has not been seen. */
  private static long tablesLacking(List<Mistake> mistakes) {
    return mistakes.stream().filter(mistake -> mistake.message().equals(NO_SUCH_TABLE)).count();
  }

  private boolean isTold(Source source) {
    return mistakes.stream()
        .map(Mistake::source)
        .anyMatch(told -> told.file().equals(source.file()) && told.line() == source.line());
  }

  /** A repeated id has been told; the compiler need not tell it again. */
  private boolean isUnique(RuleId id) {
    return broken.stream().filter(amendment -> amendment.id().equals(id)).count() == 1;
  }
}
