package io.gouji.bench;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What whoever reads a workbook and writes it again cannot do without, with the libraries that the
 * engine has: every part is inflated, parsed, and deflated. Nothing is understood, kept or changed.
 */
final class Floor {
  private static final InputFactoryImpl PARSERS = new InputFactoryImpl();

  private Floor() {}

  /** The same parts, packed anew. */
  static byte[] full(byte[] workbook) throws IOException, XMLStreamException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(workbook));
        ZipOutputStream packed = new ZipOutputStream(out)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        byte[] part = in.readAllBytes();
        packed.putNextEntry(new ZipEntry(entry.getName()));
        packed.write(part);
        if (signs(part) == 0) {
          throw new IOException("nothing in " + entry.getName());
        }
      }
    }
    return out.toByteArray();
  }

  /** How long the names of elements, the values and the text are together. */
  private static long signs(byte[] part) throws XMLStreamException {
    long signs = 0;
    XMLStreamReader events = PARSERS.createXMLStreamReader(new ByteArrayInputStream(part));
    while (events.hasNext()) {
      int event = events.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        signs += events.getLocalName().length();
        for (int index = 0; index < events.getAttributeCount(); index++) {
          signs += events.getAttributeValue(index).length();
        }
      } else if (event == XMLStreamConstants.CHARACTERS) {
        signs += events.getTextLength();
      }
    }
    return signs;
  }
}
