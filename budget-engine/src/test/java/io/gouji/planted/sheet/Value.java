package io.gouji.planted.sheet;

import java.util.zip.CRC32C;
import org.eclipse.collections.impl.list.mutable.primitive.DoubleArrayList;

/** Obedient: below the line of money numbers are Excel's, and a checksum is no archive. */
public final class Value {
  double number;
  DoubleArrayList column = new DoubleArrayList();
  CRC32C check = new CRC32C();
}
