package io.gouji.addin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * The workbook a fake spreadsheet program has open: cells are read, written and saved for real, and
 * what the program was told to do is kept in order.
 */
final class FakeBook {
  static final String PATH = "/fake/";

  private final XSSFWorkbook workbook;
  private final List<String> log = new ArrayList<>();

  FakeBook(byte[] bytes) {
    try {
      workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Answers what the fake program in a page asks for. */
  void serve(Page page) {
    page.route("**" + PATH + "**", this::answer);
  }

  private void answer(Route route) {
    URI asked = URI.create(route.request().url());
    String what = asked.getPath().substring(PATH.length());
    if (what.equals("bytes")) {
      route.fulfill(new Route.FulfillOptions().setBodyBytes(bytes()));
      return;
    }
    JsonNode told =
        route.request().postData() == null ? Json.object() : Json.own(route.request().postData());
    ObjectNode reply = Json.object();
    switch (what) {
      case "read" -> read(told, reply);
      case "write" -> write(told);
      case "add" -> {
        workbook.createSheet(told.path("sheet").asText());
        log.add("add " + told.path("sheet").asText());
      }
      case "log" -> log.add(told.path("what").asText());
      default ->
          throw new IllegalArgumentException(URLDecoder.decode(what, StandardCharsets.UTF_8));
    }
    route.fulfill(
        new Route.FulfillOptions().setContentType("application/json").setBody(reply.toString()));
  }

  private void read(JsonNode told, ObjectNode reply) {
    Cell cell = cell(told.path("sheet").asText(), told.path("ref").asText());
    switch (cell.getCellType() == CellType.FORMULA
        ? cell.getCachedFormulaResultType()
        : cell.getCellType()) {
      case NUMERIC -> reply.put("value", cell.getNumericCellValue());
      case BOOLEAN -> reply.put("value", cell.getBooleanCellValue());
      case STRING -> reply.put("value", cell.getStringCellValue());
      default -> reply.put("value", "");
    }
    if (cell.getCellType() == CellType.FORMULA) {
      reply.put("formula", "=" + cell.getCellFormula());
    } else {
      reply.set("formula", reply.get("value"));
    }
  }

  private void write(JsonNode told) {
    JsonNode value = told.path("value");
    String ref = told.path("ref").asText();
    set(told.path("sheet").asText(), ref, value);
    log.add("write " + ref + " " + value.asText());
  }

  /** As somebody types it. */
  void set(String sheet, String ref, JsonNode value) {
    Cell cell = cell(sheet, ref);
    if (value.isNumber()) {
      cell.setCellValue(value.doubleValue());
    } else if (value.asText().startsWith("=")) {
      cell.setCellFormula(value.asText().substring(1));
    } else if (value.asText().isEmpty()) {
      cell.setBlank();
    } else {
      cell.setCellValue(value.asText().replaceFirst("^'", ""));
    }
    workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
  }

  String text(String sheet, String ref) {
    return cell(sheet, ref).getStringCellValue();
  }

  double number(String sheet, String ref) {
    return cell(sheet, ref).getNumericCellValue();
  }

  private Cell cell(String name, String ref) {
    Sheet sheet = workbook.getSheet(name);
    CellReference place = new CellReference(ref);
    Row known = sheet.getRow(place.getRow());
    Row row = known == null ? sheet.createRow(place.getRow()) : known;
    return row.getCell(place.getCol(), Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
  }

  byte[] bytes() {
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      workbook.write(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<String> log() {
    return log;
  }
}
