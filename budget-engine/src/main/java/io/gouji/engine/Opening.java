package io.gouji.engine;

import io.gouji.engine.pack.Pack;
import io.gouji.engine.pack.PackException;
import io.gouji.engine.pack.PackException.Mistake;
import io.gouji.engine.pack.PackLibrary;
import io.gouji.engine.pack.Source;
import io.gouji.engine.rule.RuleCompiler;
import io.gouji.engine.rule.RuleSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One pack with its rules compiled, or all its mistakes: those of its files and those of its
 * formulas, except formula mistakes that merely follow from what was refused before.
 *
 * @param rules empty if there is any mistake
 */
record Opening(Pack pack, Optional<RuleSet> rules, List<Mistake> mistakes) {
  /** A repeated id, which the reader of the file has told already. */
  private static final String DUPLICATE_ID = "R15";

  /** A rounding factor that is none, which the reader of the properties has told already. */
  private static final String FACTOR = "R20";

  /** Mistakes about what a block has as a whole: its totals, columns that blocks share. */
  private static final Set<String> ABOUT_BLOCKS = Set.of("R08", "R10", "R17");

  static Opening of(PackLibrary library, String id) throws PackException {
    PackLibrary.Draft draft = library.draft(id);
    List<Mistake> mistakes = new ArrayList<>(draft.mistakes());
    try {
      RuleSet rules = RuleCompiler.compile(draft.pack());
      Optional<RuleSet> sound = mistakes.isEmpty() ? Optional.of(rules) : Optional.empty();
      return new Opening(draft.pack(), sound, mistakes);
    } catch (PackException wrong) {
      wrong.mistakes().stream()
          .filter(mistake -> !isConsequence(mistake, draft))
          .forEach(mistakes::add);
      return new Opening(draft.pack(), Optional.empty(), mistakes);
    }
  }

  private static boolean isConsequence(Mistake mistake, PackLibrary.Draft draft) {
    if (draft.mistakes().isEmpty()) {
      return false;
    }
    Map<String, String> arguments = mistake.arguments();
    String name = arguments.get("name");
    boolean follows =
        ABOUT_BLOCKS.contains(mistake.message())
            && draft.doubts().within(arguments.getOrDefault("part", ""));
    return follows
        || name != null && draft.doubts().about(name)
        || draft.mistakes().stream().anyMatch(told -> covers(told, mistake));
  }

  /** Whether one mistake of the same place, or the same thing, was told before. */
  private static boolean covers(Mistake told, Mistake mistake) {
    Source at = told.source();
    Source here = mistake.source();
    return switch (mistake.message()) {
      case DUPLICATE_ID -> at.file().equals(here.file());
      case FACTOR -> at.file().equals(here.file()) && at.column().equals(here.column());
      default -> at.equals(here);
    };
  }
}
