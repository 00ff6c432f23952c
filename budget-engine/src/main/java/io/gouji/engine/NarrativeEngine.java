package io.gouji.engine;

import io.gouji.engine.NarrativeEvaluation.Input;
import io.gouji.engine.document.Document;
import io.gouji.engine.document.DocumentLimits;
import io.gouji.engine.document.DocumentReader;
import io.gouji.engine.document.ProseBlock;
import io.gouji.engine.finding.CheckPoint;
import io.gouji.engine.narrative.FactRules;
import io.gouji.engine.narrative.Lexicon;
import io.gouji.engine.narrative.NarrativeChecker;
import io.gouji.engine.narrative.NarrativeWriter;
import io.gouji.engine.pack.Messages;
import io.gouji.engine.pack.Pack;
import io.gouji.engine.pack.PackException;
import io.gouji.engine.pack.PackException.Mistake;
import io.gouji.engine.parts.UnreadableException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The way from the bytes of a narrative to its evaluation. Opening compiles the wordings of the
 * packs; after that equal bytes give equal evaluations. Safe for several threads.
 */
public final class NarrativeEngine {
  private final List<Prepared> packs;

  private record Prepared(Pack pack, Lexicon lexicon, FactRules facts) {}

  private NarrativeEngine(List<Prepared> packs) {
    this.packs = List.copyOf(packs);
  }

  /**
   * An engine that knows how the prose of these packs is worded.
   *
   * @throws Refusal with all mistakes of all wordings
   */
  public static NarrativeEngine of(List<Pack> packs) throws Refusal {
    List<Prepared> prepared = new ArrayList<>();
    List<Mistake> mistakes = new ArrayList<>();
    for (Pack pack : packs) {
      try {
        prepared.add(new Prepared(pack, Lexicon.of(pack), FactRules.of(pack)));
      } catch (PackException wrong) {
        mistakes.addAll(wrong.mistakes());
      }
    }
    if (!mistakes.isEmpty()) {
      Messages messages = packs.get(0).messages();
      throw Refusal.of(mistakes.stream().distinct().toList(), messages);
    }
    return new NarrativeEngine(prepared);
  }

  /**
   * Reads a narrative, which may then be evaluated any number of times.
   *
   * @param name of its file, for the reader of the report
   * @throws Refusal if the bytes cannot be read as a text, or the thread is interrupted meanwhile
   */
  public static Input open(byte[] bytes, String name, Optional<char[]> password) throws Refusal {
    try {
      Document text =
          DocumentReader.read(bytes, DocumentLimits.DEFAULT, password.map(String::valueOf));
      return new Input(name, Evaluation.Input.sha256(bytes), text);
    } catch (UnreadableException unreadable) {
      throw Refusal.ofText(unreadable);
    }
  }

  /**
   * Evaluates a narrative.
   *
   * @param workbook the evaluation of the workbook whose tables it restates
   * @param pack id of the pack to check by; empty to let workbook or text decide
   */
  public NarrativeEvaluation evaluate(
      Input narrative, Optional<Evaluation> workbook, Optional<String> pack) {
    return evaluate(narrative, workbook, pack, CheckPoint.NONE);
  }

  /**
   * The same.
   *
   * @throws CheckPoint.Cancelled if the check point gave it up
   */
  public NarrativeEvaluation evaluate(
      Input narrative,
      Optional<Evaluation> workbook,
      Optional<String> pack,
      CheckPoint checkPoint) {
    Prepared chosen = chosen(narrative.text(), workbook, pack);
    NarrativeChecker.Result result =
        NarrativeChecker.check(
            narrative.text(),
            chosen.pack(),
            chosen.lexicon(),
            chosen.facts(),
            workbook.map(Evaluation::book),
            checkPoint);
    return new NarrativeEvaluation(
        Version.current(),
        chosen.pack(),
        pack.isEmpty(),
        narrative,
        workbook,
        result.figures(),
        result.compared(),
        result.uncompared(),
        result.findings());
  }

  /**
   * The narrative of a workbook as parts of a document: figures as the tables have them, blanks for
   * what they do not tell. Empty where the pack has no wording for it.
   *
   * @param tables the evaluated workbook, beside that of the year before if changes are to be told
   * @param given what no table knows, by name: duties, establishment
   */
  public List<ProseBlock> write(Evaluation tables, Map<String, String> given) {
    Prepared known = prepared(tables.selection().pack().id());
    return NarrativeWriter.write(known.lexicon(), known.facts(), tables.book(), given);
  }

  /** The names under which texts may be given that no table knows. */
  public List<String> givenNames(Evaluation tables) {
    return prepared(tables.selection().pack().id()).lexicon().givenNames();
  }

  private Prepared prepared(String id) {
    return packs.stream()
        .filter(known -> known.pack().id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no pack " + id));
  }

  private Prepared chosen(Document document, Optional<Evaluation> workbook, Optional<String> pack) {
    return pack.or(() -> workbook.map(one -> one.selection().pack().id()))
        .map(this::prepared)
        .orElseGet(() -> fitting(document));
  }

  /** The pack most of whose sections the text has; of several the first. */
  private Prepared fitting(Document document) {
    return packs.stream()
        .max(
            Comparator.comparingInt(
                    (Prepared known) -> NarrativeChecker.fit(document, known.lexicon()))
                .thenComparing(known -> known.pack().id(), Comparator.reverseOrder()))
        .orElseThrow();
  }
}
