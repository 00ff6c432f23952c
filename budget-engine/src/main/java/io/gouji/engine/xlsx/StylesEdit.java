package io.gouji.engine.xlsx;

import io.gouji.engine.parts.Chars;
import io.gouji.engine.parts.NewPart;
import io.gouji.engine.parts.Outline;
import io.gouji.engine.parts.PackageEdit;
import io.gouji.engine.parts.Splices;
import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.parts.ZipPart;
import io.gouji.engine.sheet.Edit.Mark;
import io.gouji.engine.sheet.Edit.NewCell.Role;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Adds cell formats to the styles part: one clone per base format and mark, one per role.
 *
 * <p>Formats that exist are never changed, conditional ones ({@code dxfs}) never touched.
 */
final class StylesEdit {
  /** Formats a workbook can have (Excel specifications and limits; 64,000 in older versions). */
  private static final int MAX_FORMATS = 64_000;

  private static final String TYPE = Dialect.TYPES + "styles+xml";

  private static final String XF = "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/>";

  /** Lists in the order the schema demands. */
  private static final List<String> LISTS =
      List.of("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs");

  /** What a list must hold before ours; the first two fills mean the same in every workbook. */
  private static final Map<String, List<String>> STANDING =
      Map.of(
          "fonts", List.of("<font><sz val=\"11\"/><name val=\"Calibri\"/></font>"),
          "fills",
              List.of(
                  "<fill><patternFill patternType=\"none\"/></fill>",
                  "<fill><patternFill patternType=\"gray125\"/></fill>"),
          "borders", List.of("<border><left/><right/><top/><bottom/><diagonal/></border>"),
          "cellStyleXfs", List.of(XF),
          "cellXfs", List.of(XF));

  private final WorkbookEdit workbook;
  private final Optional<ZipPart> part;
  private final Outline root;
  private final Splices splices;
  private final Map<String, List<String>> added = new LinkedHashMap<>();
  private final Map<Marked, Integer> marked = new HashMap<>();
  private final Map<Formatted, Integer> roles = new HashMap<>();

  private record Marked(int base, Mark mark) {}

  private record Formatted(Role role, int decimals) {}

  /** The styles of a workbook, which gets a styles part once it needs one. */
  StylesEdit(WorkbookEdit workbook) throws UnreadableException {
    this.workbook = workbook;
    this.part = workbook.related("styles");
    byte[] content =
        part.isPresent()
            ? workbook.pack().content(part.get().key())
            : (NewPart.DECLARATION + "<styleSheet xmlns=\"" + workbook.dialect().main() + "\"/>")
                .getBytes(StandardCharsets.UTF_8);
    this.root = Outline.of("styles", content, 3, workbook.pack().limits());
    this.splices = new Splices(content);
  }

  /**
   * The format that differs from another one by the mark's background alone; the other one itself
   * where the workbook can have no more.
   */
  int marked(int base, Mark mark) {
    if (isFull()) {
      return base;
    }
    return marked.computeIfAbsent(new Marked(base, mark), unknown -> mark(base, mark));
  }

  private int mark(int base, Mark mark) {
    int fill = add("fills", fill(MarkLook.colour(mark)));
    String border = qualified(MarkLook.border(mark));
    String clone = format(base);
    int end = clone.indexOf('>') + 1;
    String tag = StartTag.with(clone.substring(0, end), "fillId", Integer.toString(fill));
    if (!border.isEmpty()) {
      String id = Integer.toString(add("borders", border));
      tag = StartTag.with(StartTag.with(tag, "borderId", id), "applyBorder", "1");
    }
    return add("cellXfs", StartTag.with(tag, "applyFill", "1") + clone.substring(end));
  }

  /** Whether the workbook can have no more formats. */
  boolean isFull() {
    return list("cellXfs").size() + added.getOrDefault("cellXfs", List.of()).size() >= MAX_FORMATS;
  }

  private String format(int base) {
    List<Outline> formats = list("cellXfs");
    if (formats.isEmpty()) {
      return qualified(XF);
    }
    Outline format = formats.get(base < formats.size() ? base : 0);
    return splices.text(format.start(), format.end());
  }

  /**
   * The format that takes parts of another one; all else stays.
   *
   * @param fill whether its background
   * @param border whether its border
   */
  int dressed(int base, int like, boolean fill, boolean border) {
    List<String> taken = new ArrayList<>();
    if (fill) {
      taken.addAll(List.of("fillId", "applyFill"));
    }
    if (border) {
      taken.addAll(List.of("borderId", "applyBorder"));
    }
    String model = format(like);
    String clone = format(base);
    String tag = clone.substring(0, clone.indexOf('>') + 1);
    for (String attribute : taken) {
      Optional<String> value = StartTag.value(model, attribute);
      tag =
          value.isPresent()
              ? StartTag.with(tag, attribute, value.get())
              : StartTag.without(tag, attribute);
    }
    return same(tag + clone.substring(clone.indexOf('>') + 1), like);
  }

  /** The format without background and, if wanted, without a border; all else stays. */
  int bare(int base, boolean border) {
    String clone = format(base);
    int end = clone.indexOf('>') + 1;
    String tag = StartTag.with(clone.substring(0, end), "fillId", "0");
    if (border) {
      String none = "<border><left/><right/><top/><bottom/><diagonal/></border>";
      tag = StartTag.with(tag, "borderId", Integer.toString(add("borders", qualified(none))));
    }
    return same(tag + clone.substring(end), 0);
  }

  /** The number of a format: of one that says the same, searched from a place on, or a new one. */
  private int same(String wanted, int from) {
    List<Outline> formats = list("cellXfs");
    for (int i = 0; i < formats.size(); i++) {
      Outline format = formats.get((from + i) % formats.size());
      if (isSame(splices.text(format.start(), format.end()), wanted)) {
        return (from + i) % formats.size();
      }
    }
    return add("cellXfs", wanted);
  }

  /** Whether two formats say the same, in whatever order. */
  private static boolean isSame(String one, String other) {
    String[] left = one.replace("/>", ">").split("[\\s>]+");
    String[] right = other.replace("/>", ">").split("[\\s>]+");
    Arrays.sort(left);
    Arrays.sort(right);
    return Arrays.equals(left, right);
  }

  /** The format of a cell of ours, with as many decimals as the text in it has. */
  int role(Role role, int decimals) {
    if (isFull()) {
      return 0;
    }
    return roles.computeIfAbsent(new Formatted(role, decimals), unknown -> look(role, decimals));
  }

  private int look(Role role, int decimals) {
    Look look = Look.of(role);
    int format = role == Role.NUMBER ? numberFormat(decimals) : 0;
    int font = add("fonts", qualified(look.font()));
    int fill = look.fill().isEmpty() ? 0 : add("fills", fill(look.fill()));
    int border = look.border().isEmpty() ? 0 : add("borders", qualified(look.border()));
    String attributes =
        (" numFmtId=\"%s\" fontId=\"%s\" fillId=\"%s\" borderId=\"%s\" xfId=\"0\""
                + " applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\""
                + " applyAlignment=\"1\"")
            .formatted(format, font, fill, border);
    return add("cellXfs", own("xf", attributes, qualified(look.alignment())));
  }

  private int numberFormat(int decimals) {
    String code = "#,##0" + (decimals == 0 ? "" : "." + "0".repeat(decimals));
    int id = 164 + decimals;
    for (Outline known : list("numFmts")) {
      if (known.attribute("formatCode").equals(code)) {
        return Chars.wholeNumber(known.attribute("numFmtId"), 0);
      }
      id = Math.max(id, Chars.wholeNumber(known.attribute("numFmtId"), 0) + 1 + decimals);
    }
    add("numFmts", own("numFmt", " numFmtId=\"" + id + "\" formatCode=\"" + code + "\"", ""));
    return id;
  }

  private String fill(String colour) {
    return qualified(
        "<fill><patternFill patternType=\"solid\"><fgColor rgb=\""
            + colour
            + "\"/><bgColor indexed=\"64\"/></patternFill></fill>");
  }

  /** Our XML with the prefix this part uses. */
  private String qualified(String xml) {
    String prefix = root.sibling("");
    return prefix.isEmpty() ? xml : xml.replaceAll("<(/?)(?=[a-zA-Z])", "<$1" + prefix);
  }

  private String own(String element, String attributes, String inner) {
    String tag = root.sibling(element);
    return inner.isEmpty()
        ? "<" + tag + attributes + "/>"
        : "<" + tag + attributes + ">" + inner + "</" + tag + ">";
  }

  private List<Outline> list(String list) {
    return root.child(list).map(Outline::children).orElse(List.of());
  }

  /** Standing elements that a list lacks. */
  private List<String> lacking(String list) {
    List<String> standing = STANDING.getOrDefault(list, List.of());
    int size = Math.min(standing.size(), list(list).size());
    return standing.subList(size, standing.size()).stream().map(this::qualified).toList();
  }

  /** The index of an element in a list, where it is added unless we added the same before. */
  private int add(String list, String xml) {
    List<String> ours = added.computeIfAbsent(list, none -> new ArrayList<>());
    int index = ours.indexOf(xml);
    if (index < 0) {
      ours.add(xml);
      index = ours.size() - 1;
    }
    return list(list).size() + lacking(list).size() + index;
  }

  /** Writes the part, if anything was added. */
  void finish() throws UnreadableException {
    if (added.isEmpty()) {
      return;
    }
    StringBuilder inEmptyRoot = new StringBuilder();
    for (String list : LISTS) {
      List<String> ours = new ArrayList<>(lacking(list));
      ours.addAll(added.getOrDefault(list, List.of()));
      Optional<Outline> present = root.child(list);
      if (ours.isEmpty()) {
        continue;
      }
      String inner = String.join("", ours);
      if (present.isPresent()) {
        extend(present.get(), ours.size(), inner);
      } else if (root.empty()) {
        inEmptyRoot.append(own(list, " count=\"" + ours.size() + "\"", inner));
      } else {
        splices.insert(place(list), own(list, " count=\"" + ours.size() + "\"", inner));
      }
    }
    if (root.empty()) {
      splices.append(root, inEmptyRoot.toString());
    }
    PackageEdit pack = workbook.pack();
    String name = part.isPresent() ? part.get().name() : pack.freeName("xl/styles", ".xml");
    pack.put(name, splices.result());
    if (part.isEmpty()) {
      workbook.unrelate("styles");
      workbook.relate("styles", name, TYPE);
    }
  }

  /** Where a list goes that is not there: before the first element that must follow it. */
  private int place(String list) {
    int rank = LISTS.indexOf(list);
    return root.children().stream()
        .filter(child -> LISTS.indexOf(child.name()) > rank || !LISTS.contains(child.name()))
        .mapToInt(Outline::start)
        .min()
        .orElse(root.close());
  }

  private void extend(Outline list, int more, String inner) {
    String count = Integer.toString(list.children().size() + more);
    String tag = StartTag.with(splices.text(list.start(), list.open()), "count", count);
    if (list.empty()) {
      String opened = tag.substring(0, tag.lastIndexOf('/')) + ">";
      splices.replace(list.start(), list.end(), opened + inner + "</" + list.tag() + ">");
    } else {
      splices.replace(list.start(), list.open(), tag);
      splices.insert(list.close(), inner);
    }
  }
}
