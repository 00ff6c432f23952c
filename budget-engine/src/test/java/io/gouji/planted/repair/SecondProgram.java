package io.gouji.planted.repair;

import org.apache.commons.math3.optim.linear.LinearConstraintSet;

abstract class SecondProgram {
  abstract LinearConstraintSet constraints();
}
