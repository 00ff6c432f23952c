package io.gouji.planted.sheet;

import java.util.zip.ZipEntry;

final class Unzips {
  ZipEntry entry = new ZipEntry("");
}
