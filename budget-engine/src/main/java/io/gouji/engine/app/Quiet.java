package io.gouji.engine.app;

import java.util.List;

/**
 * Keeps libraries from writing to the streams that belong to our sentences: without a logging
 * system of its own, what POI finds odd about a file would go there with its whole trace.
 */
final class Quiet {
  /** Read by Log4j's API when the first library asks for a logger. */
  private static final List<String> LEVELS =
      List.of("log4j2.statusLoggerLevel", "org.apache.logging.log4j.simplelog.level");

  private Quiet() {}

  /** To be called before any library is; whoever set a level himself keeps it. */
  static void libraries() {
    for (String level : LEVELS) {
      if (System.getProperty(level) == null) {
        System.setProperty(level, "OFF");
      }
    }
  }
}
