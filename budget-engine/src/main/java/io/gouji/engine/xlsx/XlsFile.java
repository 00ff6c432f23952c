package io.gouji.engine.xlsx;

import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.parts.UnreadableException.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.OldExcelFormatException;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.Entry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/**
 * An .xls file opened to be changed.
 *
 * @param name of the stream of its workbook
 * @param stream that stream as it was
 */
record XlsFile(POIFSFileSystem container, String name, byte[] stream, HSSFWorkbook book)
    implements AutoCloseable {
  static XlsFile open(byte[] bytes) throws UnreadableException {
    try {
      POIFSFileSystem container = XlsReader.container(bytes);
      String name = XlsReader.stream(container.getRoot());
      byte[] stream = XlsReader.content(container.getRoot(), name);
      byte[] readable = BiffLinks.complete(stream);
      if (readable.length > stream.length) {
        container.createOrUpdateDocument(new ByteArrayInputStream(readable), name);
      }
      return new XlsFile(container, name, stream, new HSSFWorkbook(container.getRoot(), true));
    } catch (EncryptedDocumentException locked) {
      throw UnreadableException.format(Reason.ENCRYPTED, "xls");
    } catch (OldExcelFormatException old) {
      throw UnreadableException.format(Reason.UNSUPPORTED_FORMAT, ForeignFormat.OLD_EXCEL);
    } catch (IOException | RuntimeException broken) {
      throw XlsReader.damaged(broken);
    }
  }

  /** All streams of a file by their paths, in order. */
  static SortedMap<String, byte[]> streams(byte[] bytes) throws UnreadableException {
    SortedMap<String, byte[]> streams = new TreeMap<>();
    try (POIFSFileSystem container = XlsReader.container(bytes)) {
      streams(container.getRoot(), "", streams);
    } catch (IOException | RuntimeException broken) {
      throw XlsReader.damaged(broken);
    }
    return streams;
  }

  private static void streams(DirectoryNode folder, String path, Map<String, byte[]> streams)
      throws IOException, UnreadableException {
    for (Entry entry : folder) {
      String name = path + "/" + entry.getName();
      if (entry instanceof DirectoryNode inner) {
        streams(inner, name, streams);
      } else {
        streams.put(name, XlsReader.content(folder, entry.getName()));
      }
    }
  }

  /** The file as it is now; all streams but that of the workbook are as they were. */
  byte[] bytes() throws UnreadableException {
    byte[] anew;
    try {
      anew = book.getBytes();
    } catch (RuntimeException broken) {
      throw XlsReader.damaged(broken);
    }
    if (XfChecksum.holds(stream)) {
      XfChecksum.renew(anew);
    }
    return bytes(anew);
  }

  /** The file with another stream in the place of the workbook's. */
  byte[] bytes(byte[] workbook) throws UnreadableException {
    put(name, workbook);
    try (POIFSFileSystem anew = new POIFSFileSystem()) {
      copy(container.getRoot(), anew.getRoot());
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      anew.writeFilesystem(out);
      return out.toByteArray();
    } catch (IOException | RuntimeException broken) {
      throw XlsReader.damaged(broken);
    }
  }

  /** In a fixed order, so that what a container went through before does not show. */
  private static void copy(DirectoryEntry from, DirectoryEntry to)
      throws IOException, UnreadableException {
    to.setStorageClsid(from.getStorageClsid());
    for (String entry : new TreeSet<>(from.getEntryNames())) {
      if (from.getEntry(entry) instanceof DirectoryNode inner) {
        copy(inner, to.createDirectory(entry));
      } else {
        byte[] content = XlsReader.content((DirectoryNode) from, entry);
        to.createDocument(entry, new ByteArrayInputStream(content));
      }
    }
  }

  /** Puts a stream into the container, in the place of one of that name. */
  void put(String name, byte[] content) throws UnreadableException {
    try {
      container.createOrUpdateDocument(new ByteArrayInputStream(content), name);
    } catch (IOException | RuntimeException broken) {
      throw XlsReader.damaged(broken);
    }
  }

  @Override
  public void close() throws UnreadableException {
    try {
      container.close();
    } catch (IOException broken) {
      throw XlsReader.damaged(broken);
    }
  }
}
