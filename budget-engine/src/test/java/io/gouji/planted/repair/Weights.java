package io.gouji.planted.repair;

import java.util.List;

abstract class Weights {
  abstract void weigh(List<Double> weights);
}
