package io.gouji.engine.report;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import io.gouji.engine.Evaluation;
import io.gouji.engine.NarrativeEngine;
import io.gouji.engine.document.ProseBlock;
import io.gouji.engine.document.ProseLook;
import io.gouji.engine.document.ProseWriter;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The narrative of a workbook as a Word file.
 *
 * @param pack id of the pack in whose wording it is
 * @param blanks how many places are left to people
 * @param isEmpty whether the pack has no wording for it
 * @param tables what is to be thought of the workbook, in words
 * @param remarks what could not be used of what was given, in words
 */
public record NarrativeFile(
    String pack, byte[] bytes, int blanks, boolean isEmpty, String tables, List<String> remarks) {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /**
   * Writes the narrative.
   *
   * @param csv what no table knows, name and text in two columns, UTF-8; empty for nothing
   */
  public static NarrativeFile of(
      NarrativeEngine engine, Evaluation tables, byte[] csv, Wording wording) {
    Map<String, String> given = given(csv);
    List<ProseBlock> blocks = engine.write(tables, given);
    List<String> remarks = new ArrayList<>();
    NarrativeTotals.refused(tables, wording).ifPresent(remarks::add);
    List<String> names = engine.givenNames(tables);
    given.keySet().stream()
        .filter(name -> !names.contains(name))
        .map(
            name ->
                wording.label(
                    "prose.given.unknown",
                    Map.of(
                        "name",
                        name,
                        "names",
                        String.join(wording.label("prose.uncompared.between"), names))))
        .forEach(remarks::add);
    byte[] bytes = ProseWriter.write(blocks, look(wording));
    int blanks = blocks.stream().mapToInt(NarrativeFile::blanks).sum();
    String pack = tables.selection().pack().id();
    return new NarrativeFile(
        pack,
        bytes,
        blanks,
        blocks.isEmpty(),
        wording.label("verdict." + tables.verdict().outcome()),
        remarks);
  }

  private static int blanks(ProseBlock block) {
    return block instanceof ProseBlock.Text text
        ? (int) text.runs().stream().filter(ProseBlock.Blank.class::isInstance).count()
        : 0;
  }

  private static Map<String, String> given(byte[] csv) {
    Map<String, String> given = new TreeMap<>();
    String text = text(csv).replace(BYTE_ORDER_MARK, "");
    CsvParserSettings settings = new CsvParserSettings();
    settings.setLineSeparatorDetectionEnabled(true);
    settings.setMaxCharsPerColumn(-1);
    for (String[] row : new CsvParser(settings).parseAll(new StringReader(text))) {
      String name = row[0] == null ? "" : row[0].strip();
      String told = row.length > 1 && row[1] != null ? row[1] : "";
      if (!name.isEmpty()) {
        given.merge(name, told, (first, more) -> first + "\n" + more);
      }
    }
    return given;
  }

  /** Spreadsheets of China save CSV in their own encoding unless they are told otherwise. */
  private static String text(byte[] csv) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(csv)).toString();
    } catch (CharacterCodingException other) {
      return new String(csv, Charset.forName("GB18030"));
    }
  }

  private static ProseLook look(Wording wording) {
    return new ProseLook(
        wording.label("prose.look.title"),
        wording.label("prose.look.body"),
        wording.label("prose.look.first"),
        wording.label("prose.look.second"),
        wording.label("prose.look.latin"),
        wording.label("prose.look.open"),
        wording.label("prose.look.close"),
        "zh-CN");
  }
}
