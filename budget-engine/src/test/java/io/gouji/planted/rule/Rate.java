package io.gouji.planted.rule;

abstract class Rate {
  abstract Double rate();
}
