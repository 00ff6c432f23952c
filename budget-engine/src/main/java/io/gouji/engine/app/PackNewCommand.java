package io.gouji.engine.app;

import io.gouji.engine.NewPack;
import io.gouji.engine.Refusal;
import io.gouji.engine.finding.RuleId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code gouji pack new}: a pack for another region or year, begun from one there is. */
@Command(name = "new", mixinStandardHelpOptions = true)
final class PackNewCommand implements Callable<Integer> {
  private static final String YEARS = "20\\d\\d";
  private static final String ID = "[a-z0-9][a-z0-9-]*";

  private final Door door;

  @Option(names = "--from", required = true, paramLabel = "ID", descriptionKey = "pack.new.from")
  private String from = "";

  @Option(names = "--name", required = true, paramLabel = "NAME", descriptionKey = "pack.new.name")
  private String name = "";

  @Option(names = "--region", paramLabel = "NAME", descriptionKey = "pack.new.region")
  private String region = "";

  @Option(names = "--year", paramLabel = "2000–2099", descriptionKey = "pack.new.year")
  private String year = "";

  @Option(
      names = "--tables",
      split = "[,;，；、]",
      hideParamSyntax = true,
      paramLabel = "1,2,7",
      descriptionKey = "pack.new.tables")
  private List<String> tables = List.of();

  @Option(names = "-o", required = true, paramLabel = "FOLDER", descriptionKey = "pack.new.output")
  private String output = "";

  PackNewCommand(Door door) {
    this.door = door;
  }

  @Override
  public Integer call() {
    return wrong().orElseGet(() -> door.withNewPack(from, this::made)).number();
  }

  private Optional<ExitCode> wrong() {
    if (!year.isEmpty() && !year.matches(YEARS)) {
      return Optional.of(value("--year", year, "2000–2099"));
    }
    if (name.isBlank()) {
      return Optional.of(value("--name", name, "…"));
    }
    NewFolder folder = new NewFolder(door, output);
    Optional<ExitCode> refused = folder.refused();
    if (refused.isPresent()) {
      return refused;
    }
    return id().matches(ID)
        ? Optional.empty()
        : Optional.of(door.usage("usage.pack.id", Map.of("file", output)));
  }

  private String id() {
    return new NewFolder(door, output).path().getFileName().toString();
  }

  private ExitCode value(String option, String value, String allowed) {
    return door.usage("usage.value", Map.of("option", option, "value", value, "allowed", allowed));
  }

  private ExitCode made(NewPack pack) throws Refusal {
    Set<String> wanted = new LinkedHashSet<>();
    for (String word : tables) {
      Optional<String> table = pack.table(word.strip());
      if (table.isEmpty()) {
        return value("--tables", word.strip(), String.join("|", pack.tables()));
      }
      wanted.add(table.get());
    }
    NewPack.Made made = pack.made(new NewPack.Wish(name.strip(), region.strip(), year, wanted));
    NewFolder folder = new NewFolder(door, output);
    ExitCode written = folder.write(made.files());
    if (written == ExitCode.CLEAN) {
      tell(made, folder);
    }
    return written;
  }

  private void tell(NewPack.Made made, NewFolder folder) {
    say(
        "pack.made",
        Map.of(
            "file", output,
            "tables", Integer.toString(made.tables()),
            "rules", Integer.toString(made.rules())));
    if (!made.left().isEmpty()) {
      int count = made.left().values().stream().mapToInt(List::size).sum();
      say("pack.made.left", Map.of("count", Integer.toString(count)));
      made.left()
          .forEach(
              (blocks, rules) ->
                  say(
                      "pack.made.left.rules",
                      Map.of("blocks", String.join(" ", blocks), "rules", ids(rules))));
    }
    if (made.prose()) {
      say("pack.made.prose", Map.of());
    }
    if (!made.year().equals(made.catalogues())) {
      say("pack.made.catalogues", Map.of("year", made.year(), "other", made.catalogues()));
    }
    boolean inUse =
        door.templates()
            .filter(used -> used.toAbsolutePath().normalize().equals(folder.path().getParent()))
            .isPresent();
    if (!inUse) {
      String used = door.templates().map(Object::toString).orElse("templates");
      say("pack.made.elsewhere", Map.of("folder", used));
    }
    say("pack.made.next", Map.of());
  }

  private static String ids(List<RuleId> rules) {
    return rules.stream().map(RuleId::value).collect(Collectors.joining(" "));
  }

  private void say(String id, Map<String, String> blanks) {
    door.console().print(door.phrases().say(id, blanks) + "\n");
  }
}
