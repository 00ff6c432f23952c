package io.gouji.addin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The manifest of Excel against the order and limits of the published schema ([MS-OWEMXML]). */
final class ManifestTest {
  /** Children of each element in the order of the schema; what is not named has none. */
  private static final Map<String, List<String>> ORDER =
      Map.ofEntries(
          Map.entry(
              "OfficeApp",
              List.of(
                  "Id",
                  "AlternateId",
                  "Version",
                  "ProviderName",
                  "DefaultLocale",
                  "DisplayName",
                  "Description",
                  "IconUrl",
                  "HighResolutionIconUrl",
                  "SupportUrl",
                  "AppDomains",
                  "Hosts",
                  "Requirements",
                  "DefaultSettings",
                  "Permissions",
                  "VersionOverrides")),
          Map.entry("DisplayName", List.of("Override")),
          Map.entry("Description", List.of("Override")),
          Map.entry("Requirements", List.of("Sets", "Methods")),
          Map.entry("Sets", List.of("Set")),
          Map.entry("DefaultSettings", List.of("SourceLocation")),
          Map.entry(
              "VersionOverrides", List.of("Description", "Requirements", "Hosts", "Resources")),
          Map.entry("Hosts", List.of("Host")),
          Map.entry("Host", List.of("DesktopFormFactor")),
          Map.entry("DesktopFormFactor", List.of("GetStarted", "FunctionFile", "ExtensionPoint")),
          Map.entry("GetStarted", List.of("Title", "Description", "LearnMoreUrl")),
          Map.entry("ExtensionPoint", List.of("OfficeTab")),
          Map.entry("OfficeTab", List.of("Group")),
          Map.entry("Group", List.of("Label", "Icon", "Control")),
          Map.entry("Icon", List.of("Image")),
          Map.entry("Control", List.of("Label", "ToolTip", "Supertip", "Icon", "Action")),
          Map.entry("Supertip", List.of("Title", "Description")),
          Map.entry("Action", List.of("TaskpaneId", "SourceLocation")),
          Map.entry("Resources", List.of("Images", "Urls", "ShortStrings", "LongStrings")),
          Map.entry("Images", List.of("Image")),
          Map.entry("Urls", List.of("Url")),
          Map.entry("ShortStrings", List.of("String")),
          Map.entry("LongStrings", List.of("String")),
          Map.entry("Url", List.of("Override")),
          Map.entry("String", List.of("Override")));

  private static Document manifest;

  @BeforeAll
  static void read() throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    byte[] text = Manifest.of(19443, "a1b2", "0.1.0").getBytes(StandardCharsets.UTF_8);
    manifest = factory.newDocumentBuilder().parse(new ByteArrayInputStream(text));
  }

  private static List<Element> children(Node node) {
    List<Element> found = new ArrayList<>();
    for (Node each = node.getFirstChild(); each != null; each = each.getNextSibling()) {
      if (each instanceof Element element) {
        found.add(element);
      }
    }
    return found;
  }

  private static List<Element> all(String name) {
    List<Element> found = new ArrayList<>();
    var nodes = manifest.getElementsByTagNameNS("*", name);
    for (int i = 0; i < nodes.getLength(); i++) {
      found.add((Element) nodes.item(i));
    }
    return found;
  }

  @Test
  void elementsStandInTheOrderOfTheSchema() {
    inOrder(manifest.getDocumentElement());
  }

  private static void inOrder(Element element) {
    List<String> order = ORDER.getOrDefault(element.getLocalName(), List.of());
    int last = 0;
    for (Element child : children(element)) {
      int at = order.indexOf(child.getLocalName());
      assertThat(at)
          .as(element.getLocalName() + "/" + child.getLocalName())
          .isGreaterThanOrEqualTo(last);
      last = at;
      inOrder(child);
    }
  }

  @Test
  void whatMustBeThereIs() {
    assertThat(all("Id").get(0).getTextContent())
        .matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    assertThat(all("Version").get(0).getTextContent()).matches("\\d+\\.\\d+\\.\\d+\\.\\d+");
    assertThat(all("DefaultLocale").get(0).getTextContent()).isEqualTo("zh-CN");
    assertThat(all("Permissions").get(0).getTextContent()).isEqualTo("ReadWriteDocument");
    assertThat(all("Set")).hasSize(1);
    assertThat(all("Set").get(0).getAttribute("Name")).isEqualTo("ExcelApi");
    assertThat(all("SourceLocation").get(0).getAttribute("DefaultValue"))
        .isEqualTo("https://localhost:19443/?host=office&k=a1b2");
    assertThat(all("DisplayName").get(0).getAttribute("DefaultValue"))
        .hasSizeLessThanOrEqualTo(125);
    assertThat(all("Description").get(0).getAttribute("DefaultValue"))
        .hasSizeLessThanOrEqualTo(250);
  }

  @Test
  void namesLeadToWhatIsThere() {
    Map<String, String> kinds = new HashMap<>();
    for (String kind : List.of("Images", "Urls", "ShortStrings", "LongStrings")) {
      for (Element one : children(all(kind).get(0))) {
        assertThat(one.getAttribute("id")).hasSizeLessThanOrEqualTo(32);
        assertThat(kinds.put(one.getAttribute("id"), kind)).as("once").isNull();
      }
    }
    Map<String, String> wanted =
        Map.of(
            "Label",
            "ShortStrings",
            "Title",
            "ShortStrings",
            "Description",
            "LongStrings",
            "Image",
            "Images",
            "SourceLocation",
            "Urls",
            "LearnMoreUrl",
            "Urls");
    TreeSet<String> used = new TreeSet<>();
    var nodes = manifest.getElementsByTagNameNS("*", "*");
    for (int i = 0; i < nodes.getLength(); i++) {
      Element each = (Element) nodes.item(i);
      if (each.hasAttribute("resid")) {
        used.add(each.getAttribute("resid"));
        assertThat(kinds.get(each.getAttribute("resid")))
            .as(each.getAttribute("resid"))
            .isEqualTo(wanted.get(each.getLocalName()));
      }
    }
    assertThat(used).isEqualTo(kinds.keySet());
  }

  @Test
  void everySentenceIsThereInEnglishAndFits() {
    for (String kind : List.of("ShortStrings", "LongStrings")) {
      int most = kind.startsWith("Short") ? 125 : 250;
      for (Element one : children(all(kind).get(0))) {
        Element english = children(one).get(0);
        assertThat(english.getAttribute("Locale")).isEqualTo("en-US");
        assertThat(english.getAttribute("Value")).matches("\\p{ASCII}{1," + most + "}");
        assertThat(one.getAttribute("DefaultValue")).isNotBlank().hasSizeLessThanOrEqualTo(most);
      }
    }
  }

  @Test
  void everyAddressIsServedSecurelyAndEveryIconHasItsSize() throws IOException {
    try (Service service = Service.open()) {
      Client client = Client.of(service);
      Stream<Element> addressed =
          Stream.of(
                  "IconUrl",
                  "HighResolutionIconUrl",
                  "SupportUrl",
                  "SourceLocation",
                  "Image",
                  "Url")
              .flatMap(name -> all(name).stream())
              .filter(one -> one.hasAttribute("DefaultValue"));
      for (Element one : addressed.toList()) {
        String address = one.getAttribute("DefaultValue");
        assertThat(address).startsWith("https://localhost:19443/");
        Client.Reply reply = client.get(address.substring("https://localhost:19443".length()));
        assertThat(reply.status()).as(address).isEqualTo(200);
        if (address.endsWith(".png")) {
          assertThat(reply.header("Cache-Control")).doesNotContain("no-store");
          var image = ImageIO.read(new ByteArrayInputStream(reply.raw().body()));
          assertThat(address).contains("-" + image.getWidth() + ".");
          assertThat(image.getHeight()).isEqualTo(image.getWidth());
        }
      }
    }
  }
}
