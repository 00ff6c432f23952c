package io.gouji.addin;

import static io.gouji.addin.SoundBudget.RELATIONS;
import static io.gouji.addin.SoundBudget.SHEET;
import static io.gouji.addin.SoundBudget.clean;
import static io.gouji.addin.SoundBudget.inserted;
import static io.gouji.addin.SoundBudget.spaces;

import io.gouji.addin.HostileFiles.Fate;
import java.nio.charset.StandardCharsets;

/** Bombs: little that becomes much once it is unpacked. */
final class HostileBombs {
  private final HostileFiles files;

  private HostileBombs(HostileFiles files) {
    this.files = files;
  }

  static void into(HostileFiles files) {
    HostileBombs made = new HostileBombs(files);
    made.bombs();
  }

  private void bombs() {
    files.put(
        Fate.REFUSED,
        "bomb-ratio",
        () ->
            clean()
                .with(
                    SHEET,
                    xml ->
                        inserted(
                            xml,
                            "</sheetData>",
                            new String(spaces(100), StandardCharsets.US_ASCII)))
                .bytes());
    files.put(
        Fate.OPENS,
        "bomb-nested",
        () -> {
          byte[] inner = clean().with("xl/media/z.bin", spaces(64)).bytes();
          for (int i = 0; i < 4; i++) {
            Tampered around = clean();
            for (int k = 0; k < 8; k++) {
              around.with("xl/embeddings/" + k + ".xlsx", inner);
            }
            inner = around.bytes();
          }
          return inner;
        });
    files.put(
        Fate.OPENS,
        "bomb-beside-the-workbook",
        () -> clean().with("xl/media/z.bin", spaces(300)).bytes());
    files.put(
        Fate.REFUSED,
        "bomb-many-entries",
        () -> {
          Tampered many = clean();
          for (int i = 0; i < 70_000; i++) {
            many.with("x/" + i, new byte[0]);
          }
          return many.bytes();
        });
    files.put(
        Fate.REFUSED,
        "bomb-shared-strings",
        () ->
            clean()
                .with(
                    "xl/sharedStrings.xml",
                    ("<sst xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><si><t>"
                            + new String(spaces(120), StandardCharsets.US_ASCII)
                            + "</t></si></sst>")
                        .getBytes(StandardCharsets.US_ASCII))
                .with(RELATIONS, HostileBombs::withSharedStrings)
                .bytes());
  }

  private static String withSharedStrings(String relations) {
    return relations.contains("sharedStrings")
        ? relations
        : inserted(
            relations,
            "</Relationships>",
            "<Relationship Id='rIdS' Type='http://schemas.openxmlformats.org/officeDocument/2006/"
                + "relationships/sharedStrings' Target='sharedStrings.xml'/>");
  }
}
