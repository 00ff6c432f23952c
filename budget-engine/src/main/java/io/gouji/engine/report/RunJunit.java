package io.gouji.engine.report;

import io.gouji.engine.finding.Severity;
import io.gouji.engine.report.FileResult.Figure;
import io.gouji.engine.report.FileResult.Item;
import io.gouji.engine.report.FileResult.State;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The form build servers read: a suite for each file, in it a case for each rule that found
 * something, with the findings as its failure, and one for all else that was judged. What could not
 * be judged is skipped; a file that was not checked is an error.
 */
final class RunJunit implements RunReport {
  private final RunWords words;

  RunJunit(RunWords words) {
    this.words = words;
  }

  @Override
  public String fileName() {
    return "junit.xml";
  }

  @Override
  public void write(RunSummary run, Iterable<FileResult> results, OutputStream out)
      throws IOException {
    try {
      XMLStreamWriter xml =
          XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeCharacters("\n");
      xml.writeStartElement("testsuites");
      attribute(xml, "name", words.title(run));
      for (RunSummary.Section section : run.sections()) {
        List<Item> items = section.findings().stream().map(RunSummary.Across::finding).toList();
        suite(xml, section.title(), cases(section.title(), items));
      }
      for (FileResult result : results) {
        suite(xml, result.path(), cases(result));
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.flush();
    } catch (XMLStreamException e) {
      throw e.getNestedException() instanceof IOException io ? io : new IOException(e);
    }
  }

  /** What a case came to, as the element that tells it. */
  private enum Kind {
    PASSED(""),
    FAILED("failure"),
    ERROR("error"),
    SKIPPED("skipped");

    private final String element;

    Kind(String element) {
      this.element = element;
    }
  }

  private record Case(String owner, String name, Kind kind, String type, String text) {}

  private List<Case> cases(FileResult result) {
    List<Case> cases = new ArrayList<>(cases(result.path(), result.findings()));
    for (String text : result.undecided()) {
      cases.add(
          new Case(result.path(), words.label("kind.undecided"), Kind.SKIPPED, "undecided", text));
    }
    if (result.state() != State.CHECKED || !result.problems().isEmpty()) {
      String problems = String.join("\n", result.problems());
      String outcome = result.state() == State.CHECKED ? words.label("outcome.fault") : "";
      String name = outcome.isEmpty() ? words.outcome(result) : outcome;
      cases.add(new Case(result.path(), name, Kind.ERROR, RunWords.word(result), problems));
    }
    if (result.state() == State.CHECKED) {
      String count = Integer.toString(result.relations().judged());
      String judged = words.label("judged", Map.of("count", count));
      cases.add(new Case(result.path(), judged, Kind.PASSED, "", ""));
    }
    return cases;
  }

  /** A case for each rule; only what is worth knowing is no failure. */
  private List<Case> cases(String owner, List<Item> items) {
    Map<String, List<Item>> byRule = new LinkedHashMap<>();
    items.forEach(item -> byRule.computeIfAbsent(item.rule(), key -> new ArrayList<>()).add(item));
    List<Case> cases = new ArrayList<>();
    byRule.forEach(
        (rule, found) -> {
          Severity worst = found.get(0).severity();
          String text = found.stream().map(this::told).collect(Collectors.joining("\n"));
          String name = rule + " " + RunWords.name(found.get(0));
          cases.add(new Case(owner, name, Kind.FAILED, worst.word(), text));
        });
    return cases;
  }

  private String told(Item item) {
    String places =
        item.places().stream()
            .map(place -> place.sheet() + "!" + place.ref())
            .collect(Collectors.joining(" "));
    String figures =
        List.of(item.left(), item.right(), item.difference()).stream()
            .flatMap(java.util.Optional::stream)
            .map(RunJunit::told)
            .collect(Collectors.joining(" | "));
    return List.of(
            "[" + words.severity(item.severity()) + "] " + item.text(),
            figures,
            places,
            item.why(),
            item.remedy())
        .stream()
        .filter(line -> !line.isBlank())
        .collect(Collectors.joining("\n  "));
  }

  private static String told(Figure figure) {
    return (figure.name() + " " + figure.value() + " " + figure.unit()).strip();
  }

  private static void suite(XMLStreamWriter xml, String name, List<Case> cases)
      throws XMLStreamException {
    xml.writeCharacters("\n");
    xml.writeStartElement("testsuite");
    attribute(xml, "name", name);
    attribute(xml, "tests", Integer.toString(cases.size()));
    attribute(xml, "failures", count(cases, Kind.FAILED));
    attribute(xml, "errors", count(cases, Kind.ERROR));
    attribute(xml, "skipped", count(cases, Kind.SKIPPED));
    // Readers demand a time; a report that depends on none states the same always.
    attribute(xml, "time", "0");
    for (Case one : cases) {
      write(xml, one);
    }
    xml.writeEndElement();
  }

  private static String count(List<Case> cases, Kind kind) {
    return Long.toString(cases.stream().filter(one -> one.kind() == kind).count());
  }

  private static void write(XMLStreamWriter xml, Case one) throws XMLStreamException {
    xml.writeCharacters("\n  ");
    xml.writeStartElement("testcase");
    attribute(xml, "classname", one.owner());
    attribute(xml, "name", one.name());
    attribute(xml, "time", "0");
    if (one.kind() != Kind.PASSED) {
      xml.writeStartElement(one.kind().element);
      attribute(xml, "message", one.text().lines().findFirst().orElse(""));
      attribute(xml, "type", one.type());
      xml.writeCharacters(Printable.of(one.text()));
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private static void attribute(XMLStreamWriter xml, String name, String value)
      throws XMLStreamException {
    xml.writeAttribute(name, Printable.of(value));
  }
}
