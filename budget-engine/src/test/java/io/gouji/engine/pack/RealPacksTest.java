package io.gouji.engine.pack;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.pack.PackLibrary.Entry;
import java.nio.file.Files;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RealPacksTest {
  private static final String GUANGXI = "guangxi-unit-2025";
  private static final String SHANGHAI = "shanghai-unit-2026";

  private final PackLibrary library = open();

  private static PackLibrary open() {
    try {
      return PackLibrary.load(Templates.REAL);
    } catch (PackException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void bothPacksLoadWithoutAMistake() throws PackException {
    assertThat(library.packs().stream().map(Pack::id)).containsExactly(GUANGXI, SHANGHAI);
  }

  @Test
  void theListSaysTitleAndWhetherTheLayoutIsPublished() throws PackException {
    assertThat(library.list())
        .containsExactly(
            new Entry(GUANGXI, "广西县（区）单位预算公开表（12张）", "广西壮族自治区", "2025", "inferred"),
            new Entry(SHANGHAI, "上海市单位（部门）预算公开表（9张）", "上海市", "2026", "published"));
  }

  @Test
  void tablesStandInTheOrderOfTheirSet() throws PackException {
    assertThat(ids(GUANGXI))
        .containsExactly(
            "T01", "T02", "T03", "T04", "T05", "T06", "T07", "T08", "T09", "T10", "T11", "T12");
    assertThat(ids(SHANGHAI))
        .containsExactly("T01", "T02", "T03", "T04", "T05", "T08", "T09", "T06", "T07");
  }

  private List<String> ids(String pack) throws PackException {
    return library.pack(pack).tables().stream().map(TableSpec::id).toList();
  }

  @Test
  void theSameSubjectHasTheSameBlockNameInBothPacks() throws PackException {
    Map<String, List<String>> guangxi = blocks(GUANGXI);
    blocks(SHANGHAI).forEach((table, blocks) -> assertThat(guangxi).containsEntry(table, blocks));
  }

  private Map<String, List<String>> blocks(String pack) throws PackException {
    return library.pack(pack).tables().stream()
        .collect(
            Collectors.toMap(
                TableSpec::id,
                table -> table.blocks().stream().map(BlockSpec::name).toList(),
                (a, b) -> a,
                TreeMap::new));
  }

  @Test
  void namesThatShareARowHaveOneRowName() throws PackException {
    BlockSpec block = library.pack(GUANGXI).table("T04").orElseThrow().blocks().get(1);
    assertThat(block.rows().stream().collect(Collectors.groupingBy(block::rowName)).keySet())
        .containsExactlyInAnyOrder("本年支出合计", "结转下年", "支出总计");
  }

  @Test
  void cataloguesGiveNamesOfCodesAndCodesOfClasses() throws PackException {
    Catalogue functional = library.pack(GUANGXI).catalogues().get("functional");
    assertThat(functional.name("2010301")).contains("行政运行");
    assertThat(functional.classCode("社会保障和就业支出")).contains("208");
    assertThat(functional.classCode("行政运行")).isEmpty();
    Catalogue economic = library.pack(SHANGHAI).catalogues().get("economic");
    assertThat(economic.name("30217")).contains("公务接待费");
    assertThat(economic.classCode("工资福利支出")).contains("301");
  }

  @Test
  void aFormerNameOfAClassLeadsToItsCode() throws PackException {
    Catalogue functional = library.pack(SHANGHAI).catalogues().get("functional");
    assertThat(functional.classCode("医疗卫生与计划生育支出")).contains("210");
    assertThat(functional.name("210")).contains("卫生健康支出");
  }

  @Test
  void everyFindingHasTheSameBlanksInBothLanguages() throws Exception {
    Messages messages = library.messages();
    for (String id : messageIds()) {
      var zh = messages.sentences(id, "zh").orElseThrow();
      var en = messages.sentences(id, "en").orElseThrow();
      assertThat(List.of(blanks(en.what()), blanks(en.why()), blanks(en.remedy())))
          .as(id)
          .isEqualTo(List.of(blanks(zh.what()), blanks(zh.why()), blanks(zh.remedy())));
    }
  }

  @Test
  void theMessagesTheEngineNeedsAreThoseThereAre() throws Exception {
    Mistakes mistakes = new Mistakes();
    TemplatesFolder folder = new TemplatesFolder(Templates.REAL, mistakes);
    CsvFile.Form form = new CsvFile.Form(List.of("编号"), Map.of(), true);
    assertThat(MessageReader.needed())
        .as("ids of messages.csv stand in the resource messages.txt of the pack room too")
        .containsExactlyInAnyOrderElementsOf(
            CsvFile.read(folder, MessageReader.FILE, form, mistakes).stream()
                .map(row -> row.text("编号"))
                .toList());
  }

  private List<String> messageIds() throws Exception {
    Mistakes mistakes = new Mistakes();
    TemplatesFolder folder = new TemplatesFolder(Templates.REAL, mistakes);
    CsvFile.Form form = new CsvFile.Form(List.of("编号"), Map.of(), true);
    return CsvFile.read(folder, MessageReader.FILE, form, mistakes).stream()
        .map(row -> row.text("编号"))
        .filter(id -> id.matches("[A-Z]\\d+"))
        .toList();
  }

  private static List<String> blanks(String sentence) {
    return Pattern.compile("\\{\\w+}")
        .matcher(sentence)
        .results()
        .map(MatchResult::group)
        .sorted()
        .toList();
  }

  @Test
  void noTwoColumnsOfABlockReadTheSameOnceTheirHeadersAreNormalised() throws PackException {
    for (Pack pack : library.packs()) {
      for (BlockSpec block : blocks(pack)) {
        Map<String, String> owners = new TreeMap<>();
        for (ColumnSpec column : block.columns()) {
          for (List<String> header : column.headers()) {
            String owner = owners.putIfAbsent(normalised(String.join("/", header)), column.name());
            assertThat(owner == null || owner.equals(column.name()))
                .as("%s %s %s: %s and %s", pack.id(), block.name(), header, owner, column.name())
                .isTrue();
          }
        }
      }
    }
  }

  @Test
  void everyColumnOfATemplateIsRecognisedByItsOwnHeader() throws PackException {
    for (Pack pack : library.packs()) {
      for (BlockSpec block : blocks(pack)) {
        for (ColumnSpec column : block.columns()) {
          List<String> printed = column.template().header();
          assertThat(printed.isEmpty() || longestFit(block, printed).equals(column.name()))
              .as("%s %s %s", pack.id(), block.name(), printed)
              .isTrue();
        }
      }
    }
  }

  /** The column whose longest header path fits what is printed from top to bottom. */
  private static String longestFit(BlockSpec block, List<String> printed) {
    String name = "";
    int longest = 0;
    for (ColumnSpec column : block.columns()) {
      for (List<String> header : column.headers()) {
        if (header.size() > longest && fits(header, printed)) {
          longest = header.size();
          name = column.name();
        }
      }
    }
    return name;
  }

  private static boolean fits(List<String> header, List<String> printed) {
    int last = header.size() - 1;
    if (!normalised(header.get(last)).equals(normalised(printed.get(printed.size() - 1)))) {
      return false;
    }
    int met = 0;
    for (String text : printed.subList(0, printed.size() - 1)) {
      if (met < last && normalised(text).equals(normalised(header.get(met)))) {
        met++;
      }
    }
    return met == last;
  }

  @Test
  void everyRowOfATemplateIsRecognisedByItsOwnLabel() throws PackException {
    for (Pack pack : library.packs()) {
      for (BlockSpec block : blocks(pack)) {
        for (RowSpec row : block.rows()) {
          String printed = label(row.template().label(), pack.vocabulary());
          assertThat(printed.isEmpty() || row.labels().stream().anyMatch(l -> reads(l, printed)))
              .as("%s %s %s", pack.id(), block.name(), printed)
              .isTrue();
        }
      }
    }
  }

  private static boolean reads(String label, String printed) {
    String own = label.substring(label.lastIndexOf('/') + 1);
    return label.startsWith("~")
        ? printed.matches(label.substring(1))
        : normalised(own).equals(printed);
  }

  private static String label(String text, Vocabulary words) {
    String label = normalised(text);
    for (Pattern numbering : words.numberings()) {
      var found = numbering.matcher(label);
      if (found.lookingAt()) {
        return label.substring(found.end());
      }
    }
    return label;
  }

  private static String normalised(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[\\s“”\"]", "");
  }

  private static List<BlockSpec> blocks(Pack pack) {
    return pack.tables().stream().flatMap(table -> table.blocks().stream()).toList();
  }

  @Test
  void thePageOnPacksNamesEveryBlockAmountColumnAndRow() throws Exception {
    String page = Files.readString(Templates.REAL.resolve("README.md"));
    for (Pack pack : library.packs()) {
      String section = page.substring(page.indexOf("### " + pack.id()));
      for (BlockSpec block : blocks(pack)) {
        String line = lineOf(section, block.name());
        List<String> cells = List.of(line.split("\\|"));
        assertThat(cells.get(2).trim().split(" "))
            .as(line)
            .containsExactlyElementsOf(block.amounts());
        for (RowSpec row : block.rows()) {
          boolean cell = row.kind() == RowSpec.Kind.CELL;
          assertThat(List.of(cells.get(cell ? 2 : 3).split("[ ·：；（]+"))).contains(row.name());
        }
      }
    }
  }

  /** The line of a table of the page whose first cell names the block. */
  private static String lineOf(String section, String block) {
    return section
        .lines()
        .filter(line -> line.startsWith("| 表"))
        .filter(line -> List.of(line.split("\\|")[1].trim().split("、")).contains(block))
        .findFirst()
        .orElseThrow(() -> new AssertionError(block));
  }
}
