package io.gouji.planted.xlsx;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import io.gouji.planted.sheet.Value;
import java.util.zip.ZipEntry;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;

/** Obedient: this room knows zip, XML and old workbooks. */
abstract class ReadsXml {
  ZipEntry entry = new ZipEntry("");
  InputFactoryImpl factory = new InputFactoryImpl();
  Value value = new Value();

  abstract HSSFWorkbook open();
}
