package io.gouji.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.gouji.engine.Evaluation;
import io.gouji.engine.sheet.Edit;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  void textTellsEveryKindOfFinding(String language) throws IOException {
    String text = new TextReport(wording(language), Paint.NONE).write(Evaluations.full());

    assertThat(text).doesNotContain("{", "}");
    Golden.matches("full." + language + ".txt", text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  void textOfACleanWorkbookIsTheVerdictAndWhatWasJudged(String language) throws IOException {
    String text = new TextReport(wording(language), Paint.NONE).write(Evaluations.clean());

    Golden.matches("clean." + language + ".txt", text);
  }

  @Test
  void coloursChangeNothingButColours() {
    String plain = new TextReport(wording("zh"), Paint.NONE).write(Evaluations.full());
    String coloured = new TextReport(wording("zh"), ReportTest::marked).write(Evaluations.full());

    assertThat(coloured).contains("<ERROR>", "<MUTED>");
    assertThat(coloured.replaceAll("</?[A-Z]+>", "")).isEqualTo(plain);
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  void jsonTellsEveryKindOfFinding(String language) throws IOException {
    String line = json(Evaluations.full(), language);

    assertThat(line).doesNotContain("\n");
    Golden.matches("full." + language + ".json", pretty(line));
  }

  @Test
  void jsonObeysItsSchema() throws IOException {
    Schema schema = schema();

    assertThat(schema.validate(json(Evaluations.full(), "zh"), InputFormat.JSON)).isEmpty();
    assertThat(schema.validate(json(Evaluations.clean(), "en"), InputFormat.JSON)).isEmpty();
  }

  @Test
  void theDocumentsOfUnreadFilesObeyItToo() throws IOException {
    UnreadJson unread = new UnreadJson("en", Path.of("乙", "预算.xlsx"));

    assertThat(schema().validate(unread.refused("file.empty", List.of("…")), InputFormat.JSON))
        .isEmpty();
    assertThat(schema().validate(unread.fault("NullPointerException"), InputFormat.JSON)).isEmpty();
  }

  @Test
  void theSchemaRefusesAWordTheContractDoesNotHave() throws IOException {
    String wrong = json(Evaluations.clean(), "zh").replace("\"clean\"", "\"fine\"");

    assertThat(schema().validate(wrong, InputFormat.JSON)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  void annotationMarksCellsAndAddsOneSheet(String language) throws IOException {
    List<Edit> edits = new Annotation(wording(language)).edits(Evaluations.full(), "footer");

    Golden.matches(
        "full." + language + ".edits.txt",
        edits.stream().map(ReportTest::told).collect(Collectors.joining("\n")) + "\n");
  }

  @Test
  void theSheetOfResultsTakesAFreeName() {
    Evaluation once = Evaluations.clean();
    Evaluation again =
        new Evaluation(
            once.engineVersion(),
            once.selection(),
            new Evaluation.Input("预算.xlsx", "", "xlsx", List.of("表1", "校验结果")),
            once.tables(),
            once.findings(),
            once.undecided(),
            once.notApplicable(),
            once.faults(),
            once.relations(),
            once.joint());

    assertThat(new Annotation(wording("zh")).edits(again, ""))
        .first()
        .isInstanceOfSatisfying(
            Edit.AddSheet.class, sheet -> assertThat(sheet.name()).isEqualTo("校验结果(2)"));
  }

  private static String marked(Paint.Ink ink, String text) {
    return "<" + ink + ">" + text + "</" + ink + ">";
  }

  private static String told(Edit edit) {
    if (edit instanceof Edit.AddSheet sheet) {
      return "sheet %s widths %s frozen %d%n%s"
          .formatted(
              sheet.name(),
              sheet.widths(),
              sheet.frozenRows(),
              sheet.rows().stream().map(ReportTest::told).collect(Collectors.joining("\n")));
    }
    return edit.toString();
  }

  private static String told(List<Edit.NewCell> row) {
    return row.stream()
        .map(cell -> cell.role() + ":" + cell.text() + (cell.link().isEmpty() ? "" : cell.link()))
        .collect(Collectors.joining(" | "));
  }

  private static Schema schema() throws IOException {
    try (InputStream in = JsonReport.class.getResourceAsStream(JsonReport.SCHEMA)) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(in);
    }
  }

  private static String json(Evaluation evaluation, String language) {
    return new JsonReport(wording(language))
        .write(evaluation, List.of(new JsonReport.Output("annotated", "out/预算-批注版.xlsx")));
  }

  private static String pretty(String line) throws IOException {
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.readTree(line)) + "\n";
  }

  private static Wording wording(String language) {
    return new Wording(Evaluations.PACK, language);
  }
}
