package io.gouji.planted.parts;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.util.zip.ZipEntry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Obedient: this room knows zip, XML and the containers of locked packages. */
public abstract class ReadsXml {
  ZipEntry entry = new ZipEntry("");
  InputFactoryImpl factory = new InputFactoryImpl();

  abstract POIFSFileSystem open();
}
