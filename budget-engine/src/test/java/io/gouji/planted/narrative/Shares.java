package io.gouji.planted.narrative;

abstract class Shares {
  abstract float[] shares();
}
