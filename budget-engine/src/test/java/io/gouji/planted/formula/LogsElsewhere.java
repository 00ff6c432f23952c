package io.gouji.planted.formula;

import org.apache.logging.log4j.Logger;

abstract class LogsElsewhere {
  abstract Logger logger();
}
