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
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds our texts in notes where nothing remembers them: lines that begin as only ours do, and
 * those that follow them in our order. What else stands in the note is somebody's.
 */
final class OurNotes {
  /** Rank of a line that begins a text, and of one that begins the text of a corrected figure. */
  private static final int HEAD = 0;

  private static final int CORRECTED = 9;

  private static final int OTHER = -1;

  /** The bracket that a pattern begins with, and the words it may go on with. */
  private static final Pattern START =
      Pattern.compile("(\\\\?[^\\w\\s\\\\])(?:\\(\\?:)?([^)\\[]+)");

  private record Form(int rank, Pattern line) {}

  private static final List<Form> FORMS = forms();

  /** How the patterns of first lines begin, up to where they vary. */
  private static final List<String> STARTS =
      FORMS.stream()
          .filter(form -> form.rank() == HEAD)
          .flatMap(form -> starts(form.line().pattern()))
          .toList();

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

  /** The literal beginnings of a pattern, one for each word it may begin with. */
  private static Stream<String> starts(String pattern) {
    Matcher form = START.matcher(pattern);
    if (!form.lookingAt()) {
      throw new IllegalStateException(pattern);
    }
    String bracket = form.group(1).replace("\\", "");
    return Arrays.stream(form.group(2).split("\\|")).map(word -> bracket + word);
  }

  private static int rank(String line) {
    return FORMS.stream()
        .filter(form -> form.line().matcher(line).matches())
        .mapToInt(Form::rank)
        .findFirst()
        .orElse(OTHER);
  }

  /**
   * The last text of ours in a note.
   *
   * @param corrected whether those of corrected copies count
   */
  static Optional<OurText> last(CharSequence note, boolean corrected) {
    Optional<OurText> last = Optional.empty();
    int from = -1;
    int before = OTHER;
    int start = 0;
    String text = note.toString();
    while (start <= text.length()) {
      int end = end(text, start);
      String line = text.substring(start, end).strip();
      int rank = rank(line);
      boolean head = rank == HEAD || rank == CORRECTED && corrected;
      boolean follows = from >= 0 && rank > HEAD && rank < CORRECTED && rank > before;
      from = head || follows ? from < 0 ? start : from : -1;
      before = head ? HEAD : rank;
      if (from >= 0) {
        last = Optional.of(OurText.led(text, from, end));
      }
      start = end + 1;
    }
    return last;
  }

  /**
   * Whether a text of ours may be in the stream of an .xls workbook, where letters have two bytes
   * as soon as one of the text needs them; what stands before ours behind somebody's text, or
   * around the name of a relation, is looked for.
   */
  static boolean perhaps(byte[] stream) {
    String letters = new String(stream, StandardCharsets.UTF_16LE);
    String odd = new String(stream, 1, Math.max(0, stream.length - 1), StandardCharsets.UTF_16LE);
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
