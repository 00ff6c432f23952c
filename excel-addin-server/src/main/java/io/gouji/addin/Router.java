package io.gouji.addin;

import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    for (Route route : routes) {
      Optional<Map<String, String>> values = values(route, path);
      if (values.isPresent() && route.method().equals(method)) {
        return new Found(route, values.get());
      }
    }
    Problem refusal = refusal(path);
    throw refusal.arguments().getOrDefault("allowed", "").isEmpty()
        ? new Problem(Problem.NOT_FOUND, "path")
        : refusal;
  }

  private static Optional<Map<String, String>> values(Route route, String path) {
    boolean api = route.path().startsWith(API);
    return api == path.startsWith(API) ? route.match(path) : Optional.empty();
  }

  /** That a path is not to be asked for by a method, and by which it is. */
  Problem refusal(String path) {
    String methods =
        routes.stream()
            .filter(route -> values(route, path).isPresent())
            .map(Route::method)
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    return new Problem(Problem.NOT_ALLOWED, "method", Map.of("allowed", methods));
  }

  List<Route> routes() {
    return routes;
  }
}
