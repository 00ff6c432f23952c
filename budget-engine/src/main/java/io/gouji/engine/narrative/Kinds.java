package io.gouji.engine.narrative;

import java.util.List;
import java.util.Set;

/** The kinds of wordings a word list may hold; see templates/README.md. */
final class Kinds {
  static final String TREND = "trend";
  static final String STEADY = "steady";
  static final String SHARE = "share";
  static final String LEVEL = "level";
  static final String NONE = "none";
  static final String REASON = "reason";
  static final String BASE = "base";
  static final String IGNORE = "ignore";
  static final String NOISE = "noise";
  static final String LEAD = "lead";
  static final String TAIL = "tail";
  static final String QUALIFIER = "qualifier";
  static final String PATH = "path";
  static final String NUMBERING = "numbering";
  static final String SUBJECT = "subject";
  static final String SUM = "sum";
  static final String COMPLETE = "complete";
  static final String UNIQUE = "unique";
  static final String OPPOSITE = "opposite";
  static final String SIMPLIFIED = "simplified";
  static final String DIRECTION = "direction";
  static final String MEASURE = "measure";

  /** Wordings whose blanks are read, one by one. */
  static final Set<String> PHRASES =
      Set.of(TREND, STEADY, SHARE, LEVEL, NONE, REASON, BASE, PATH, NUMBERING);

  /** Wordings that are only looked for. */
  static final Set<String> UNIONS = Set.of(IGNORE, NOISE, LEAD, TAIL, QUALIFIER, COMPLETE);

  static final String DECIMALS = "decimals";
  static final String TEXT = "text";
  static final String PHRASE = "phrase";
  static final String FACT = "fact";
  static final String PRIOR = "prior";
  static final String ROWS = "rows";

  /** Lines with a formula over the tables. */
  static final List<String> FACTS = List.of(FACT, PRIOR, ROWS);

  private Kinds() {}
}
