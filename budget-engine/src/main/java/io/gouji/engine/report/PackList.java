package io.gouji.engine.report;

import io.gouji.engine.pack.Pack;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The packs there are, for a reader who must choose one. */
public final class PackList {
  private final String language;

  public PackList(String language) {
    this.language = language;
  }

  /** Titles of packs by their ids, in order. */
  public static Map<String, String> titles(List<Pack> packs) {
    Map<String, String> titles = new LinkedHashMap<>();
    packs.forEach(pack -> titles.put(pack.id(), pack.properties().getOrDefault("title", "")));
    return titles;
  }

  /** One paragraph a pack: id, title, year, how far its layout is to be trusted, its tables. */
  public String write(List<Pack> packs) {
    return packs.stream().map(this::paragraph).collect(Collectors.joining("\n"));
  }

  private String paragraph(Pack pack) {
    Wording wording = new Wording(pack, language);
    Map<String, String> properties = pack.properties();
    String layout = wording.label("layout." + properties.getOrDefault("layout", "inferred"));
    String head =
        wording.label(
            "pack.line",
            Map.of(
                "id", pack.id(),
                "title", properties.getOrDefault("title", ""),
                "year", properties.getOrDefault("year", ""),
                "tables", Integer.toString(pack.tables().size()),
                "rules", Integer.toString(pack.rules().size()),
                "layout", layout));
    return head
        + "\n"
        + pack.tables().stream()
            .map(
                table ->
                    DisplayWidth.padLeft(Integer.toString(table.number()), 4)
                        + "  "
                        + table.name()
                        + "\n")
            .collect(Collectors.joining());
  }
}
