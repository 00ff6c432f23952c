package io.gouji.engine.pack;

import io.gouji.engine.pack.PackException.Mistake;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Gathers what is wrong while a pack is read, so that all of it is told at once. */
final class Mistakes {
  static final String FILE_MISSING = "P01";
  static final String HEADING_MISSING = "P02";
  static final String HEADING_UNKNOWN = "P03";
  static final String WORD_UNKNOWN = "P04";
  static final String NO_INTEGER = "P05";
  static final String BAD_PATTERN = "P06";
  static final String EMPTY = "P07";
  static final String REPEATED = "P08";
  static final String NO_BLOCK = "P09";
  static final String NO_CATALOGUE = "P10";
  static final String NO_AMOUNT_COLUMN = "P11";
  static final String HEADER_TAKEN = "P12";
  static final String BLOCK_EMPTY = "P13";
  static final String PROPERTY_MISSING = "P14";
  static final String PROPERTY_WRONG = "P15";
  static final String BAD_ID = "P16";
  static final String BAD_PLACEHOLDER = "P17";
  static final String LABEL_TAKEN = "P18";
  static final String WORD_MISSING = "P19";
  static final String TOO_WIDE = "P20";
  static final String NO_PACK = "P21";
  static final String UNREADABLE = "P22";
  static final String BAD_CODE = "P23";
  static final String MESSAGE_MISSING = "P24";
  static final String NOT_A_PACK = "P25";
  static final String NOT_UTF8 = "P26";
  static final String PROPERTY_UNKNOWN = "P27";
  static final String SEPARATOR = "P28";
  static final String QUOTE_OPEN = "P43";
  static final String OFF_UNKNOWN = "P29";
  static final String NO_REASON = "P30";
  static final String OWN_FAMILY = "P31";
  static final String NO_SUCH_RULE = "P32";
  static final String REPEATED_ELSEWHERE = "P33";
  static final String NO_SUCH_CODE = "P34";
  static final String OUR_ID = "P35";
  static final String YEAR_WRITTEN = "P36";
  static final String NOT_PRINTED = "P37";

  /** With these of its first line nothing, or not all, of a file could be read. */
  private static final Set<String> OF_THE_WHOLE =
      Set.of(FILE_MISSING, HEADING_MISSING, UNREADABLE, NOT_UTF8, SEPARATOR);

  private final List<Mistake> found = new ArrayList<>();

  /**
   * Notes a mistake; what is missing with its heading is told by the heading alone.
   *
   * @param arguments names and values of the sentence's blanks, alternating
   */
  void add(Source source, String message, String... arguments) {
    if (found.stream().anyMatch(m -> m.source().equals(source) && isMissingHeading(m))) {
      return;
    }
    Map<String, String> byName = new TreeMap<>();
    for (int i = 0; i < arguments.length; i += 2) {
      byName.put(arguments[i], arguments[i + 1]);
    }
    found.add(new Mistake(source, message, byName));
  }

  void addAll(PackException other) {
    found.addAll(other.mistakes());
  }

  private static boolean isMissingHeading(Mistake mistake) {
    return mistake.message().equals(HEADING_MISSING);
  }

  /** Whether a file could not be read as a whole, so that what it lacks tells nothing. */
  boolean refused(String file) {
    return found.stream().anyMatch(m -> m.source().file().equals(file) && isOfTheWhole(m));
  }

  /** Whether a mistake concerns all of its file. */
  static boolean isOfTheWhole(Mistake mistake) {
    return OF_THE_WHOLE.contains(mistake.message());
  }

  /** All of them, in order. */
  List<Mistake> all() {
    return found.stream()
        .sorted(Comparator.comparing(Mistake::source).thenComparing(Mistake::message))
        .distinct()
        .toList();
  }

  void throwIfAny() throws PackException {
    if (!found.isEmpty()) {
      throw new PackException(all());
    }
  }
}
