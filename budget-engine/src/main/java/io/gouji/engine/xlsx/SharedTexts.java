package io.gouji.engine.xlsx;

import io.gouji.engine.parts.Chars;
import io.gouji.engine.parts.Outline;
import io.gouji.engine.parts.PackageEdit;
import io.gouji.engine.parts.PartXml;
import io.gouji.engine.parts.Splices;
import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.parts.ZipPart;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * The table of texts that cells share. A program that saves a marked copy puts what our sheets say
 * into it, and there it could be read after they are gone.
 */
final class SharedTexts {
  private final WorkbookEdit workbook;
  private final PackageEdit pack;

  SharedTexts(WorkbookEdit workbook) {
    this.workbook = workbook;
    this.pack = workbook.pack();
  }

  /**
   * Empties the texts that no cell shows; cells call them by number, so each keeps its place.
   *
   * @param sheets the parts of all sheets that are left
   */
  void emptyUnused(List<String> sheets) throws UnreadableException {
    Optional<ZipPart> table = workbook.related("sharedStrings");
    if (table.isEmpty() || workbook.holdsOtherSheets()) {
      return;
    }
    BitSet used = new BitSet();
    for (String sheet : sheets) {
      use(sheet, used);
    }
    byte[] content = pack.content(table.get().key());
    Splices splices = new Splices(content);
    int number = 0;
    for (Outline text : Outline.of(table.get().name(), content, 2, pack.limits()).children()) {
      if (text.name().equals("si") && !used.get(number++)) {
        splices.replace(text.start(), text.end(), empty(text.tag()));
      }
    }
    if (!splices.isEmpty()) {
      pack.put(table.get().name(), splices.result());
    }
  }

  /** An item with an empty text; one without any reads as no text at all in some libraries. */
  private static String empty(String item) {
    String text = item.substring(0, item.length() - "si".length()) + "t";
    return "<%s><%s/></%s>".formatted(item, text, item);
  }

  private void use(String sheet, BitSet used) throws UnreadableException {
    try (PartXml xml = PartXml.open(sheet, pack.content(ZipPart.key(sheet)), pack.limits())) {
      xml.root();
      while (xml.child(1)) {
        if (!xml.name().equals("sheetData")) {
          continue;
        }
        while (xml.child(2)) {
          while (xml.child(3)) {
            if (!xml.attribute("t").equals("s")) {
              continue;
            }
            while (xml.child(4)) {
              if (xml.name().equals("v")) {
                used.set(Chars.wholeNumber(xml.text().strip(), 0));
              }
            }
          }
        }
      }
    }
  }
}
