package io.gouji.engine.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The packs of a templates folder. Common words are read at once, a pack when it is first asked
 * for; whatever was read stays as it was. Safe for several threads.
 */
public final class PackLibrary {
  /**
   * A pack as lists of packs show it.
   *
   * @param layout {@code published}, or {@code inferred} where no official workbook was at hand
   */
  public record Entry(String id, String title, String region, String year, String layout) {}

  private record Loaded(Pack pack, TemplatesFolder folder) {}

  /**
   * A pack as far as it could be read.
   *
   * @param mistakes in order; while there are any, the pack is good for finding more of them only
   * @param doubts what its rules may fail to find for no fault of theirs
   */
  public record Draft(Pack pack, List<PackException.Mistake> mistakes, Doubts doubts) {
    public Draft {
      mistakes = List.copyOf(mistakes);
    }
  }

  private final Path root;
  private final List<String> ids;
  private final TemplatesFolder common;
  private final Keywords keywords;
  private final MessageReader messages;
  private final NarrativeSpec narrative;
  private final Map<String, Loaded> loaded = new ConcurrentHashMap<>();

  private PackLibrary(Path root, List<String> ids, TemplatesFolder common, Mistakes mistakes) {
    this.root = root;
    this.ids = ids;
    this.common = common;
    keywords = Keywords.read(common, mistakes);
    messages = MessageReader.read(common, keywords, mistakes);
    narrative = NarrativeReader.read(common, NarrativeReader.FILE, mistakes);
  }

  /**
   * Opens a templates folder.
   *
   * @throws PackException if the words common to all packs cannot be read
   */
  public static PackLibrary load(Path templates) throws PackException {
    Mistakes mistakes = new Mistakes();
    TemplatesFolder common = new TemplatesFolder(templates, mistakes);
    List<String> ids = ids(templates, mistakes);
    PackLibrary library = new PackLibrary(templates, ids, common, mistakes);
    mistakes.throwIfAny();
    return library;
  }

  /** The messages that can be read, to tell with them what is wrong with the rest. */
  public static Messages readable(Path templates) {
    Mistakes told = new Mistakes();
    TemplatesFolder common = new TemplatesFolder(templates, told);
    return MessageReader.read(common, Keywords.read(common, told), told).with(List.of());
  }

  /** Ids of all packs in alphabetical order. */
  public List<String> ids() {
    return ids;
  }

  /**
   * All packs as lists show them; reads their properties only.
   *
   * @throws PackException if properties of packs are missing or wrong
   */
  public List<Entry> list() throws PackException {
    Mistakes mistakes = new Mistakes();
    List<Entry> entries = new ArrayList<>();
    for (String id : ids) {
      TemplatesFolder folder = new TemplatesFolder(root, mistakes);
      entries.add(entry(id, PackProperties.read(folder, id, mistakes)));
    }
    mistakes.throwIfAny();
    return entries;
  }

  /**
   * A pack by id.
   *
   * @throws PackException with all mistakes of the pack, or if there is no such pack
   */
  public Pack pack(String id) throws PackException {
    return loaded(id).pack();
  }

  /**
   * All packs in alphabetical order.
   *
   * @throws PackException with all mistakes of all packs
   */
  public List<Pack> packs() throws PackException {
    Mistakes mistakes = new Mistakes();
    List<Pack> packs = new ArrayList<>();
    for (String id : ids) {
      try {
        packs.add(pack(id));
      } catch (PackException e) {
        mistakes.addAll(e);
      }
    }
    mistakes.throwIfAny();
    return packs;
  }

  /**
   * SHA-256, in hexadecimal, over all files a pack was read from.
   *
   * @throws PackException as {@link #pack}
   */
  public String digest(String id) throws PackException {
    return loaded(id).folder().digestWith(common);
  }

  /** The words of the trade, common to all packs. */
  public Vocabulary vocabulary() {
    return keywords.vocabulary();
  }

  /** The messages common to all packs, without those of rules. */
  public Messages messages() {
    return messages.with(List.of());
  }

  private Loaded loaded(String id) throws PackException {
    Loaded known = loaded.get(id);
    if (known != null) {
      return known;
    }
    Loaded fresh = read(id);
    Loaded first = loaded.putIfAbsent(id, fresh);
    return first == null ? fresh : first;
  }

  /**
   * Reads a pack without stopping at its mistakes, for whoever wants to tell all of them at once.
   *
   * @throws PackException if there is no such pack
   */
  public Draft draft(String id) throws PackException {
    Mistakes mistakes = new Mistakes();
    TemplatesFolder folder = new TemplatesFolder(root, mistakes);
    Pack pack = read(id, folder, mistakes);
    try {
      mistakes.throwIfAny();
      return new Draft(pack, List.of(), Doubts.NONE);
    } catch (PackException e) {
      Doubts doubts = Doubts.of(e.mistakes(), new TemplatesFolder(root, new Mistakes()), id);
      return new Draft(pack, e.mistakes(), doubts);
    }
  }

  /**
   * The rules of a pack as its file writes them, cell by cell.
   *
   * @throws PackException if there is no such pack or no such file
   */
  public RuleSheet ruleSheet(String id) throws PackException {
    Mistakes mistakes = new Mistakes();
    if (!ids.contains(id)) {
      noPack(id, mistakes);
    }
    String file = id + "/" + RuleReader.FILE;
    Optional<String> text = new TemplatesFolder(root, mistakes).text(file);
    text.ifPresent(read -> CsvFile.isClosed(file, read, mistakes));
    mistakes.throwIfAny();
    return RuleSheet.of(file, CsvFile.lines(text.orElseThrow()), false);
  }

  /**
   * Reads a whole rules file as the rules of a pack.
   *
   * @param mistakes receives all that is wrong with its cells
   */
  public List<RuleSpec> rules(RuleSheet sheet, List<PackException.Mistake> mistakes) {
    Mistakes found = new Mistakes();
    List<RuleSpec> rules = RuleReader.read(sheet, keywords, messages::has, found);
    mistakes.addAll(found.all());
    return rules;
  }

  /**
   * Reads files that add to the rules of packs, replace some, or switch some off.
   *
   * @param mistakes receives all that is wrong with their cells
   */
  public List<Amendment> amendments(List<RuleSheet> sheets, List<PackException.Mistake> mistakes) {
    Mistakes found = new Mistakes();
    List<Amendment> amendments = RuleReader.readOwn(sheets, keywords, found);
    mistakes.addAll(found.all());
    return amendments;
  }

  /**
   * The files of a pack of which some tables are left out, by name.
   *
   * @param tables ids of those that stay; with all of them the wording of narratives stays too
   * @param gone lines of the rules that do not
   * @param own properties in the place of the pack's
   * @throws PackException if there is no such pack, or it is wrong
   */
  public Map<String, String> excerpt(
      String id, Set<String> tables, Set<Long> gone, Map<String, String> own) throws PackException {
    List<TableSpec> all = pack(id).tables();
    TemplatesFolder folder = new TemplatesFolder(root, new Mistakes());
    Excerpt excerpt = new Excerpt(id, folder, keywords, all, tables);
    Map<String, String> files = excerpt.files(gone, own);
    if (all.stream().allMatch(table -> tables.contains(table.id()))) {
      excerpt.narrative().ifPresent(text -> files.put(NarrativeReader.FILE, text));
    }
    return files;
  }

  /** Whether there is a classification of a year. */
  public boolean hasCatalogue(String year) {
    return Files.isDirectory(root.resolve(CatalogueReader.FOLDER + year));
  }

  /** The field that a heading of a rules file means; the heading itself where it means none. */
  public String ruleField(String heading) {
    return keywords.ofKind("header").getOrDefault(heading, heading);
  }

  /** The words that may stand in a field, in the order of the word list; none where any may. */
  public List<String> choices(String field) {
    return List.copyOf(keywords.ofKind(field).keySet());
  }

  private void noPack(String id, Mistakes mistakes) throws PackException {
    Source source = new Source(id, 1, "");
    mistakes.add(source, Mistakes.NO_PACK, "pack", id, "packs", String.join(" ", ids));
    mistakes.throwIfAny();
  }

  private Loaded read(String id) throws PackException {
    Mistakes mistakes = new Mistakes();
    TemplatesFolder folder = new TemplatesFolder(root, mistakes);
    Pack pack = read(id, folder, mistakes);
    mistakes.throwIfAny();
    return new Loaded(pack, folder);
  }

  private Pack read(String id, TemplatesFolder folder, Mistakes mistakes) throws PackException {
    if (!ids.contains(id)) {
      noPack(id, mistakes);
    }
    if (!folder.has(id + "/" + PackProperties.FILE)) {
      mistakes.add(new Source(id, 1, ""), Mistakes.NOT_A_PACK, "pack", id);
      return new Pack(
          id, Map.of(), List.of(), List.of(), Map.of(), vocabulary(), messages.with(List.of()));
    }
    Map<String, String> properties = PackProperties.read(folder, id, mistakes);
    List<TableSpec> tables = TableReader.read(folder, id, year(properties), keywords, mistakes);
    if (!mistakes.refused(id + "/" + TableReader.FILE)
        && !mistakes.refused(id + "/" + ColumnReader.FILE)) {
      NextYear.check(properties, tables, key -> PackProperties.source(folder, id, key), mistakes);
      if (!mistakes.refused(id + "/" + RowReader.FILE)) {
        Headline.check(properties, tables, key -> PackProperties.source(folder, id, key), mistakes);
      }
    }
    String year = properties.getOrDefault("catalogues", "");
    Map<String, Catalogue> catalogues =
        CatalogueReader.read(folder, year, tables, keywords, mistakes);
    List<RuleSpec> rules = RuleReader.read(folder, id, keywords, messages::has, mistakes);
    NarrativeSpec prose =
        NarrativeReader.joined(
            narrative, NarrativeReader.read(folder, id + "/" + NarrativeReader.FILE, mistakes));
    return new Pack(
        id, properties, tables, rules, catalogues, vocabulary(), messages.with(rules), prose);
  }

  /** The budget year; 0 where none is stated, which is a mistake of its own. */
  private static int year(Map<String, String> properties) {
    String year = properties.getOrDefault("year", "");
    return year.matches("\\d{4}") ? Integer.parseInt(year) : 0;
  }

  private static Entry entry(String id, Map<String, String> properties) {
    return new Entry(
        id,
        properties.getOrDefault("title", ""),
        properties.getOrDefault("region", ""),
        properties.getOrDefault("year", ""),
        properties.getOrDefault("layout", ""));
  }

  private static List<String> ids(Path templates, Mistakes mistakes) {
    try (Stream<Path> folders = Files.list(templates)) {
      return folders
          .filter(Files::isDirectory)
          .map(folder -> folder.getFileName().toString())
          .filter(name -> !CatalogueReader.FOLDER.equals(name + "/") && !name.startsWith("."))
          .sorted()
          .toList();
    } catch (IOException e) {
      mistakes.add(
          new Source(templates.toString(), 1, ""), Mistakes.UNREADABLE, "problem", e.toString());
      return List.of();
    }
  }
}
