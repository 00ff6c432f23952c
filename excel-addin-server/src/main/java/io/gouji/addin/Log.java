package io.gouji.addin;

import com.sun.net.httpserver.HttpExchange;

/**
 * What the bridge keeps of what happens: method, path and status. No query, no header, no body, no
 * message of an exception: a secret or a cell might stand in them.
 */
final class Log {
  private static final System.Logger LOGGER = System.getLogger("io.gouji.addin");

  void answered(HttpExchange exchange, int status) {
    if (LOGGER.isLoggable(System.Logger.Level.DEBUG)) {
      String method = exchange.getRequestMethod();
      String path = exchange.getRequestURI().getRawPath();
      LOGGER.log(System.Logger.Level.DEBUG, "{0} {1} {2}", method, path, Integer.toString(status));
    }
  }

  /** Where we failed, without what we failed on. */
  void fault(Throwable fault) {
    StringBuilder where = new StringBuilder(fault.getClass().getName());
    for (StackTraceElement frame : fault.getStackTrace()) {
      where.append("\n\tat ").append(frame);
    }
    LOGGER.log(System.Logger.Level.ERROR, where.toString());
  }
}
