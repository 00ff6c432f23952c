package io.gouji.engine.narrative;

import java.util.List;
import java.util.Set;

/** The kinds of wordings a word list may hold; see templates/README.md. */
final class Kinds {
  static final String TREND = "trend";
  static final String STEADY = "steady";
  static final String SHARE = "share";
  static final String LAST_YEAR = "lastyear";
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

  /** Wordings of which only the value is asked for. */
  static final Set<String> MEANINGS = Set.of(DIRECTION, MEASURE);

  /** Wordings that are only looked for. */
  static final Set<String> UNIONS =
      Set.of(IGNORE, NOISE, LEAD, TAIL, QUALIFIER, COMPLETE, LAST_YEAR);

  static final String DECIMALS = "decimals";
  static final String PROSE_UNIT = "proseunit";
  static final String TEXT = "text";
  static final String PHRASE = "phrase";
  static final String FACT = "fact";
  static final String PRIOR = "prior";
  static final String ROWS = "rows";
  static final String PROJECT_ROWS = "projectrows";
  static final String CAPITAL = "capital";

  /** Lines with a formula over the tables. */
  static final List<String> FACTS = List.of(FACT, PRIOR, ROWS, PROJECT_ROWS);

  static final String PART = "part";
  static final String SECTION = "section";
  static final String CONTENTS = "contents";
  static final String DOTS = "dots";
  static final String MONEY_LINE = "moneyline";
  static final String PROSE_HEAD = "prosehead";
  static final String PLACEHOLDER = "placeholder";
  static final String RESIDUE = "residue";
  static final String YEAR = "year";
  static final String YEAR_TITLE = "yeartitle";
  static final String YEAR_LEAD = "yearlead";
  static final String YEAR_FREE = "yearfree";
  static final String YEAR_SUBJECT = "yearsubject";
  static final String SCOPE_TITLE = "scopetitle";
  static final String SCOPE_SELF = "scopeself";
  static final String SCOPE_TERM = "scopeterm";
  static final String TIER = "tier";
  static final String TIER_TERM = "tierterm";
  static final String GAP = "gap";
  static final String BAD_NUMBER = "badnumber";
  static final String DOUBLED_WORD = "doubledword";
  static final String DOUBLED_FREE = "doubledfree";
  static final String DOUBLED_MARK = "doubledmark";
  static final String UNIT_NAME = "unitname";
  static final String STAFF = "staff";
  static final String NEW_STAFF = "newstaff";
  static final String ASSETS = "assets";
  static final String NO_ASSETS = "noassets";
  static final String ASSET_WORDS = "assetwords";
  static final String REASONED = "reasoned";
  static final String TERM = "term";
  static final String TERM_HEAD = "termhead";
  static final String SUBJECT_NOTES = "subjectnotes";
  static final String TABLE_LINE = "tableline";
  static final String EMPTY_NOTE = "emptynote";
  static final String NOTE_FUND = "notefund";
  static final String PROJECTS = "projects";
  static final String INDICATOR = "indicator";
  static final String PAST = "past";
  static final String CLASS_TAIL = "classtail";
  static final String PATH_LEVEL = "pathlevel";

  /** Roles of parts, as the word list names them. */
  static final String GLOSSARY = "glossary";

  static final String OPTIONAL = "optional";

  /** Wordings about the form of a text. */
  static final Set<String> FORMS =
      Set.of(
          PART,
          SECTION,
          CONTENTS,
          DOTS,
          MONEY_LINE,
          PROSE_HEAD,
          PLACEHOLDER,
          RESIDUE,
          YEAR,
          YEAR_LEAD,
          YEAR_TITLE,
          YEAR_FREE,
          YEAR_SUBJECT,
          SCOPE_TITLE,
          SCOPE_SELF,
          SCOPE_TERM,
          TIER,
          TIER_TERM,
          GAP,
          BAD_NUMBER,
          DOUBLED_WORD,
          DOUBLED_FREE,
          DOUBLED_MARK,
          UNIT_NAME,
          STAFF,
          NEW_STAFF,
          ASSETS,
          NO_ASSETS,
          ASSET_WORDS,
          REASONED,
          TERM,
          TERM_HEAD,
          SUBJECT_NOTES,
          TABLE_LINE,
          EMPTY_NOTE,
          NOTE_FUND,
          PROJECTS,
          INDICATOR,
          PAST,
          CLASS_TAIL,
          PATH_LEVEL,
          CAPITAL);

  private Kinds() {}
}
