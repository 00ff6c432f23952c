package io.gouji.planted.binding;

final class Traces {
  static void trace(Exception e) {
    e.printStackTrace();
  }
}
