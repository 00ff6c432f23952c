package io.gouji.addin;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The pane's own files, out of our jar. */
final class StaticFiles {
  private static final String PAGE = "index.html";
  private static final String HTML = "text/html; charset=utf-8";

  /** What the pane is made of; anything else is not there. */
  private static final Map<String, String> TYPES =
      Map.of(
          "html", HTML,
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "json", "application/json",
          "svg", "image/svg+xml",
          "png", "image/png",
          "ico", "image/x-icon",
          "xml", "application/xml",
          "woff2", "font/woff2");

  /** The pane reads what it is opened with, and Office adds to it; none of it reaches us. */
  private static final Set<String> PAGE_QUERIES = Set.of(Route.ANY);

  private StaticFiles() {}

  static List<Route> routes() {
    return List.of(
        new Route("GET", "/", Route.Body.NONE, true, PAGE_QUERIES, StaticFiles::serve),
        new Route("GET", "/{file}", Route.Body.NONE, true, PAGE_QUERIES, StaticFiles::serve),
        new Route("GET", "/{a}/{file}", Route.Body.NONE, true, PAGE_QUERIES, StaticFiles::serve),
        new Route(
            "GET", "/{a}/{b}/{file}", Route.Body.NONE, true, PAGE_QUERIES, StaticFiles::serve));
  }

  private static Answer serve(Request request) throws Problem, IOException {
    String path = request.exchange().getRequestURI().getRawPath().substring(1);
    String file = path.isEmpty() ? PAGE : path;
    String type = TYPES.get(file.substring(file.lastIndexOf('.') + 1));
    if (type == null) {
      throw new Problem(Problem.NOT_FOUND, "path");
    }
    try (InputStream in = StaticFiles.class.getResourceAsStream("web/" + file)) {
      if (in == null) {
        throw new Problem(Problem.NOT_FOUND, "path");
      }
      byte[] bytes = in.readAllBytes();
      if (type.equals(HTML)) {
        String policy = ContentPolicy.of(request.exchange().getRequestURI());
        Map<String, String> headers = Map.of("Content-Security-Policy", policy);
        return new Answer(Answer.OK, type, bytes, headers);
      }
      return unlessKnown(request, type, bytes);
    }
  }

  /** Pages are never kept; what they load may be, and is asked for again by its sum. */
  private static Answer unlessKnown(Request request, String type, byte[] bytes) {
    String tag = "\"" + sum(bytes) + "\"";
    Map<String, String> headers = Map.of("Cache-Control", "no-cache", "ETag", tag);
    boolean known = tag.equals(request.exchange().getRequestHeaders().getFirst("If-None-Match"));
    return known
        ? new Answer(Answer.NOT_MODIFIED, "", new byte[0], headers)
        : new Answer(Answer.OK, type, bytes, headers);
  }

  private static String sum(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 16);
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
