package io.gouji.addin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gouji.addin.Client.Reply;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What a pane is told to write so that the workbook says itself what was explained beside it. */
final class ExplanationSheetTest {
  private static final String SHEET = "校验说明";

  @AutoClose private final Service service = Service.open();

  private static String path(Reply workbook) {
    return "/v1/workbooks/" + workbook.json().path("id").asText();
  }

  /** Checks a workbook and explains the first finding that is to be verified. */
  private static Reply explained(Client client, byte[] workbook) {
    Reply checked = client.check("a.xlsx", workbook);
    for (JsonNode finding : checked.json().at("/evaluation/findings")) {
      if (finding.path("severity").asText().equals("verify")) {
        ObjectNode said =
            Json.object()
                .put("fingerprint", finding.path("fingerprint").asText())
                .put("reason", "预算批复后追加了办公楼维修，已与批文核对。")
                .put("who", "李会计")
                .put("date", "2025-03-01");
        return client.putJson(path(checked) + "/explanations?wait=20000", Json.array().add(said));
      }
    }
    throw new AssertionError("nothing is to be verified");
  }

  private static List<String> cells(Reply rows) {
    return rows.json().path("writes").findValuesAsText("ref");
  }

  @Test
  void aNewSheetHasItsHeading() {
    Client client = service.client();
    byte[] workbook = Service.sample("broken/B10.xlsx");
    assertThat(cells(client.get(path(client.check("a.xlsx", workbook)) + "/explanations")))
        .as("nothing is explained")
        .isEmpty();

    Reply rows = client.get(path(explained(client, workbook)) + "/explanations");
    assertThat(rows.json().path("sheet").asText()).isEqualTo(SHEET);
    assertThat(rows.json().path("new").asBoolean()).isTrue();
    assertThat(cells(rows)).startsWith("A1", "A2", "A3", "B3").endsWith("F4", "G4", "H4");
  }

  /** The marked copy has a row for it, which says no more than what is to be explained. */
  @Test
  void aRowThatWasPreparedIsFilledIn() throws IOException {
    Client client = service.client();
    Reply plain = client.check("a.xlsx", Service.sample("broken/B10.xlsx"));
    Reply made = client.post(path(plain) + "/downloads", Json.object().put("kind", "annotated"));
    byte[] marked = client.get(made.json().path("url").asText()).raw().body();

    Reply rows = client.get(path(explained(client, marked)) + "/explanations");
    assertThat(rows.json().path("new").asBoolean()).isFalse();
    assertThat(cells(rows)).containsExactly("E4", "F4", "G4");

    byte[] written = filled(marked, rows.json().path("writes"));
    Reply now = client.check("b.xlsx", written);
    assertThat(now.json().at("/evaluation/summary/explained").asInt()).isEqualTo(1);
    assertThat(cells(client.get(path(now) + "/explanations"))).as("it says so now").isEmpty();
  }

  private static byte[] filled(byte[] workbook, JsonNode writes) throws IOException {
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(workbook));
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      for (JsonNode write : writes) {
        var at = new org.apache.poi.ss.util.CellReference(write.path("ref").asText());
        book.getSheet(SHEET)
            .getRow(at.getRow())
            .getCell(
                at.getCol(), org.apache.poi.ss.usermodel.Row.MissingCellPolicy.CREATE_NULL_AS_BLANK)
            .setCellValue(write.path("after").asText());
      }
      book.write(out);
      return out.toByteArray();
    }
  }

  @Test
  void aSheetWithoutAHeadingIsNotWrittenInto() throws IOException {
    byte[] workbook;
    try (XSSFWorkbook book =
            new XSSFWorkbook(new ByteArrayInputStream(Service.sample("broken/B10.xlsx")));
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      book.createSheet(SHEET).createRow(0).createCell(0).setCellValue("待补");
      book.write(out);
      workbook = out.toByteArray();
    }
    Client client = service.client();
    Reply rows = client.get(path(explained(client, workbook)) + "/explanations");
    assertThat(rows.status()).isEqualTo(409);
    assertThat(rows.problem()).isEqualTo("explanation.sheet");
  }
}
