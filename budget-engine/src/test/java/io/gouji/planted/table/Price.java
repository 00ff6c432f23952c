package io.gouji.planted.table;

final class Price {
  double yuan;
}
