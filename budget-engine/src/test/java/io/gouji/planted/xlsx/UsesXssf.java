package io.gouji.planted.xlsx;

import org.apache.poi.xssf.usermodel.XSSFWorkbook;

abstract class UsesXssf {
  abstract XSSFWorkbook open();
}
