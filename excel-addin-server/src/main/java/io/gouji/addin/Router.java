package io.gouji.addin;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Everything that can be asked for, and what answers it. */
final class Router {
  /** What is below this is never a file. */
  static final String API = "/v1/";

  private final List<Route> routes;

  Router(List<Route> routes) {
    this.routes = List.copyOf(routes);
  }

  /** A route and what the path says in the places of its names. */
  record Found(Route route, Map<String, String> path) {}

  /** What answers a request; a problem where nothing does, or not by that method. */
  Found find(String method, String path) throws Problem {
    TreeSet<String> allowed = new TreeSet<>();
    for (Route route : routes) {
      boolean api = route.path().startsWith(API);
      Optional<Map<String, String>> values =
          api == path.startsWith(API) ? route.match(path) : Optional.empty();
      if (values.isPresent() && route.method().equals(method)) {
        return new Found(route, values.get());
      }
      values.ifPresent(other -> allowed.add(route.method()));
    }
    if (allowed.isEmpty()) {
      throw new Problem(Problem.NOT_FOUND, "path");
    }
    String methods = allowed.stream().collect(Collectors.joining(", "));
    throw new Problem(Problem.NOT_ALLOWED, "method", Map.of("allowed", methods));
  }

  List<Route> routes() {
    return routes;
  }
}
