package io.gouji.engine.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of documentation whose commands are tried as printed.
 *
 * <p>Each line of a block {@code sh} is a command. Up to the next such block the page may say the
 * exit code of its last command ("退出码 2", "exit code 2"; 0 if it says nothing), and show in blocks
 * {@code text} lines that the command must have printed; a line "…" stands for what is left out.
 */
record PrintedPage(String text) {
  private static final Pattern BLOCK =
      Pattern.compile("^ *```(\\S*)[^\\n]*\\n(.*?)^ *```", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern CODE = Pattern.compile("(?:退出码|[Ee]xit code) ?(\\d+)");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
  private static final Set<String> BEFORE_A_PATH =
      Set.of(
          "-o",
          "--prior",
          "--workbook",
          "--given",
          "--rules",
          "--explanations",
          "--rollup",
          "--samples");

  static PrintedPage read(Path file) throws IOException {
    return new PrintedPage(Files.readString(file));
  }

  /** One command, and what the page says about it. */
  record Command(String line, int exit, List<String> shown) {
    /** Runs it as if typed in a folder, and holds the page to its word. */
    void holds(Path templates, Path folder) {
      Spoken spoken = Spoken.by(Optional.of(templates), words(folder).toArray(String[]::new));
      assertThat(spoken.code()).as("%s%n%s%s", line, spoken.out(), spoken.err()).isEqualTo(exit);
      String said =
          (spoken.out() + spoken.err()).replace(folder + folder.getFileSystem().getSeparator(), "");
      for (String shown : shown) {
        assertThat(said.lines().map(String::strip)).as(line).contains(shown.strip());
      }
    }

    /** The arguments; files and folders are those of the given folder. */
    private List<String> words(Path folder) {
      List<String> words = new ArrayList<>();
      Matcher word = WORD.matcher(line.substring("gouji ".length()));
      String before = "";
      while (word.find()) {
        String next = word.group(1) != null ? word.group(1) : word.group(2);
        boolean path =
            BEFORE_A_PATH.contains(before)
                || !next.startsWith("-")
                    && !before.startsWith("--")
                    && next.matches(".*[^A-Za-z0-9-].*");
        words.add(path ? folder.resolve(next).toString() : next);
        before = next;
      }
      return words;
    }
  }

  List<Command> commands() {
    List<Command> commands = new ArrayList<>();
    Matcher block = BLOCK.matcher(text);
    int from = 0;
    while (block.find(from)) {
      from = block.end();
      if (!block.group(1).equals("sh")) {
        continue;
      }
      List<String> lines = block.group(2).lines().map(String::strip).toList();
      String about = about(from);
      for (String line : lines.subList(0, lines.size() - 1)) {
        commands.add(new Command(line, 0, List.of()));
      }
      commands.add(new Command(lines.get(lines.size() - 1), exit(about), shown(about)));
    }
    return commands;
  }

  /** The lines of all blocks of one kind. */
  List<String> lines(String kind) {
    return BLOCK
        .matcher(text)
        .results()
        .filter(block -> block.group(1).equals(kind))
        .flatMap(block -> block.group(2).lines())
        .map(String::strip)
        .toList();
  }

  private String about(int from) {
    Matcher next = BLOCK.matcher(text);
    int to = from;
    while (next.find(to)) {
      if (next.group(1).equals("sh")) {
        return text.substring(from, next.start());
      }
      to = next.end();
    }
    return text.substring(from);
  }

  private static int exit(String about) {
    Matcher code = CODE.matcher(about);
    return code.find() ? Integer.parseInt(code.group(1)) : 0;
  }

  private static List<String> shown(String about) {
    return new PrintedPage(about)
        .lines("text").stream().filter(line -> !line.equals("…") && !line.isEmpty()).toList();
  }
}
