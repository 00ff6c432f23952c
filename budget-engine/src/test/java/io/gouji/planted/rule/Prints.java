package io.gouji.planted.rule;

final class Prints {
  static void print() {
    System.out.println();
  }
}
