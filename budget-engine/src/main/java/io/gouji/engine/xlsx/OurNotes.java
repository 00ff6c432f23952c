package io.gouji.engine.xlsx;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds our texts in notes where nothing remembers them: lines that read as ours do, and are known
 * by their sums. What else stands in the note is somebody's.
 */
final class OurNotes {
  /** Rank of a line that begins a text, and of one that is the text of a corrected figure. */
  private static final int HEAD = 0;

  private static final int CORRECTED = 9;

  private static final int OTHER = -1;

  /** The bracket that a pattern begins with, and the words it may go on with. */
  private static final Pattern START =
      Pattern.compile("(\\\\?[^\\w\\s\\\\])(?:\\(\\?:)?([^)\\[\\]\\u3011]+)");

  private record Form(int rank, Pattern line) {}

  private static final List<Form> FORMS = forms();

  /** How the patterns of first lines begin, up to where they vary. */
  private static final List<String> STARTS = starts(HEAD);

  /** And those of texts of corrected figures. */
  private static final List<String> CORRECTIONS = starts(CORRECTED);

  private OurNotes() {}

  private static List<Form> forms() {
    List<Form> forms = new ArrayList<>();
    InputStream table =
        Objects.requireNonNull(OurNotes.class.getResourceAsStream("note-lines.txt"));
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
      lines
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .forEach(
              line ->
                  forms.add(new Form(line.charAt(0) - '0', Pattern.compile(line.substring(2)))));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return List.copyOf(forms);
  }

  private static List<String> starts(int rank) {
    return FORMS.stream()
        .filter(form -> form.rank() == rank)
        .flatMap(form -> starts(form.line().pattern()))
        .toList();
  }

  /** The literal beginnings of a pattern, one for each word it may begin with. */
  private static Stream<String> starts(String pattern) {
    Matcher form = START.matcher(pattern);
    if (!form.lookingAt()) {
      throw new IllegalStateException(pattern);
    }
    String bracket = form.group(1).replace("\\", "");
    return Arrays.stream(form.group(2).replace("\\", "").split("\\|")).map(word -> bracket + word);
  }

  private static int rank(String line) {
    return FORMS.stream()
        .filter(form -> form.line().matcher(line).matches())
        .mapToInt(Form::rank)
        .findFirst()
        .orElse(OTHER);
  }

  /**
   * Whether a text of ours seems to stand in a note.
   *
   * @param corrected whether texts of corrected copies count
   */
  static boolean seemsIn(CharSequence note, boolean corrected) {
    String text = note.toString();
    return STARTS.stream().anyMatch(text::contains)
        || corrected && CORRECTIONS.stream().anyMatch(text::contains);
  }

  /**
   * What is ours in a note to the letter.
   *
   * @param corrected whether texts of corrected copies count
   * @param sums the lines that are known as ours
   * @return in the order of the note
   */
  static List<OurText> in(CharSequence note, boolean corrected, LineSums sums) {
    List<OurText> ours = new ArrayList<>();
    String text = note.toString();
    int before = -1;
    for (int start = 0; start <= text.length(); ) {
      int end = end(text, start);
      int from = start + behind(text.substring(start, end));
      int to = from + known(text.substring(from, end), corrected, sums);
      if (to > from) {
        boolean whole = from == start && text.substring(to, end).isBlank();
        to = whole && end < text.length() ? end + 1 : whole ? end : to;
        ours.add(before == from ? new OurText(from, to) : OurText.led(text, from, to));
      }
      before = to > from ? to : -1;
      start = end + 1;
    }
    return ours;
  }

  /** How many characters somebody wrote before a text of ours on its first line. */
  private static int behind(String line) {
    return STARTS.stream().mapToInt(line::indexOf).filter(at -> at > 0).min().orElse(0);
  }

  private static int known(String line, boolean corrected, LineSums sums) {
    int rank = rank(line.strip());
    if (rank == CORRECTED) {
      return corrected ? line.length() : 0;
    }
    return rank == OTHER ? 0 : sums.known(line);
  }

  /**
   * Whether a text of ours may be in the stream of an .xls workbook, where letters have two bytes
   * as soon as one of the text needs them; what stands before ours behind somebody's text, or
   * around the name of a relation, is looked for.
   */
  static boolean perhaps(byte[] stream) {
    String letters = new String(stream, StandardCharsets.UTF_16LE);
    int second = Math.min(1, stream.length);
    String odd = new String(stream, second, stream.length - second, StandardCharsets.UTF_16LE);
    String narrow = new String(stream, StandardCharsets.ISO_8859_1);
    return STARTS.stream()
        .anyMatch(
            start -> letters.contains(start) || odd.contains(start) || narrow.contains(start));
  }

  private static int end(String text, int start) {
    int end = text.indexOf('\n', start);
    return end < 0 ? text.length() : end;
  }
}
