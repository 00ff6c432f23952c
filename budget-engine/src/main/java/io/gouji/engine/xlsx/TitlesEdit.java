package io.gouji.engine.xlsx;

import io.gouji.engine.parts.Chars;
import io.gouji.engine.parts.Outline;
import io.gouji.engine.parts.PackageEdit;
import io.gouji.engine.parts.Splices;
import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.parts.ZipPart;
import java.util.List;
import java.util.Optional;

/**
 * Adds sheets to the titles in the file's properties ({@code docProps/app.xml}): groups of titles
 * under headings, each with its number (ECMA-376 part 1, §22.2.2.12 and 22.2.2.27).
 *
 * <p>Headings are in the language of the program that wrote them, so the group of the worksheets is
 * known by its titles. Properties that do not list all of them are left as they are.
 */
final class TitlesEdit {
  private final PackageEdit pack;

  TitlesEdit(PackageEdit pack) {
    this.pack = pack;
  }

  /** Lists sheets behind those there are. */
  void add(List<String> sheets, List<String> names) throws UnreadableException {
    Optional<ZipPart> part =
        pack.pack().relationships("").stream()
            .filter(relation -> relation.is("extended-properties") && !relation.external())
            .flatMap(relation -> pack.pack().find(relation.key("")).stream())
            .findFirst();
    if (part.isEmpty() || sheets.isEmpty()) {
      return;
    }
    Outline root = pack.outline(part.get().key(), 5);
    Splices splices = new Splices(pack.content(part.get().key()));
    Optional<Outline> counts = vector(root, "HeadingPairs");
    Optional<Outline> titles = vector(root, "TitlesOfParts");
    if (counts.isPresent()
        && titles.isPresent()
        && add(splices, counts.get(), titles.get(), sheets, names)) {
      pack.put(part.get().name(), splices.result());
    }
  }

  /** Writes the titles and both counts, if there is a group of just these sheets. */
  private static boolean add(
      Splices splices, Outline counts, Outline titles, List<String> sheets, List<String> names) {
    List<String> written = sheets.stream().map(TitlesEdit::written).toList();
    List<String> present = titles.children().stream().map(one -> text(splices, one)).toList();
    int first = 0;
    for (int pair = 1; pair < counts.children().size(); pair += 2) {
      Optional<Outline> count = counts.children().get(pair).children().stream().findFirst();
      int size = count.map(one -> Chars.wholeNumber(text(splices, one), 0)).orElse(0);
      int last = Math.min(first + Math.max(0, size), present.size());
      if (count.isPresent() && present.subList(first, last).equals(written)) {
        Outline before = titles.children().get(last - 1);
        String tag = before.tag();
        StringBuilder xml = new StringBuilder();
        for (String name : names) {
          xml.append('<').append(tag).append('>');
          XmlText.append(xml, name).append("</").append(tag).append('>');
        }
        splices.insert(before.end(), xml.toString());
        String counted = Integer.toString(size + names.size());
        splices.replace(count.get().open(), count.get().close(), counted);
        String vector = splices.text(titles.start(), titles.open());
        String total = Integer.toString(present.size() + names.size());
        splices.replace(titles.start(), titles.open(), StartTag.with(vector, "size", total));
        return true;
      }
      first = last;
    }
    return false;
  }

  private static Optional<Outline> vector(Outline root, String name) {
    return root.child(name).flatMap(list -> list.child("vector"));
  }

  private static String text(Splices splices, Outline element) {
    return splices
        .text(element.open(), element.close())
        .strip()
        .replace("&quot;", "\"")
        .replace("&apos;", "'");
  }

  private static String written(String name) {
    return XmlText.escape(name).strip().replace("&quot;", "\"");
  }
}
