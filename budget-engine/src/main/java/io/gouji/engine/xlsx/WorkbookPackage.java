package io.gouji.engine.xlsx;

import io.gouji.engine.parts.OpcPackage;
import io.gouji.engine.parts.PartXml;
import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.parts.UnreadableException.Reason;
import io.gouji.engine.parts.ZipPart;
import java.util.Map;
import java.util.Optional;

/** Finds the package and the part that hold a workbook, or says why a file has none. */
final class WorkbookPackage {
  private WorkbookPackage() {}

  static OpcPackage open(byte[] bytes, Limits limits) throws UnreadableException {
    if (bytes.length > limits.fileBytes()) {
      throw UnreadableException.overLimit("fileBytes", limits.fileBytes());
    }
    if (!OpcPackage.begins(bytes)) {
      throw ForeignFormat.of(bytes);
    }
    return OpcPackage.open(bytes, limits.parts());
  }

  static ZipPart main(OpcPackage pack) throws UnreadableException {
    Optional<ZipPart> main =
        pack.related("", "officeDocument").or(() -> pack.find("xl/workbook.xml"));
    if (main.isEmpty() || !holdsWorkbook(pack, main.get())) {
      Optional<String> format = ForeignFormat.zip(pack.parts());
      throw format.isPresent()
          ? UnreadableException.format(Reason.UNSUPPORTED_FORMAT, format.get())
          : new UnreadableException(Reason.NOT_A_WORKBOOK, Map.of());
    }
    return main.get();
  }

  private static boolean holdsWorkbook(OpcPackage pack, ZipPart main) throws UnreadableException {
    if (main.key().endsWith(".bin")) {
      return false;
    }
    try (PartXml xml = pack.xml(main)) {
      return xml.root().equals("workbook");
    }
  }
}
