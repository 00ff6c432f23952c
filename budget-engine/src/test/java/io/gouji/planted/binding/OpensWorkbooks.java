package io.gouji.planted.binding;

import org.apache.poi.ss.usermodel.Workbook;

abstract class OpensWorkbooks {
  abstract void open(Workbook workbook);
}
