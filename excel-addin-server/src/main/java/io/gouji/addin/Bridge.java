package io.gouji.addin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.gouji.engine.BudgetEngine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** The server: listens on this computer only, and forgets everything when it is closed. */
final class Bridge implements AutoCloseable {
  /** Requests at a time, those that wait for a result among them; others wait for a thread. */
  private static final int MOST_REQUESTS = 64;

  private static final int BACKLOG = 64;
  private static final long SPARE_THREAD = 30;

  private final List<HttpServer> servers = new ArrayList<>();
  private final Sessions sessions;
  private final Downloads downloads;
  private final Desk desk;
  private final Router router;
  private final Words words;
  private final Log log = new Log();
  private final ThreadPoolExecutor requests;
  private final ScheduledExecutorService sweeper;
  private final Installation installation;
  private volatile Runnable removed = () -> {};

  /**
   * What a bridge is made of.
   *
   * @param port for HTTPS; 0 for any that is free
   * @param wps port for plain HTTP, where WPS needs it
   * @param memory bytes of workbooks kept at a time
   * @param guide the folder with the pages of the guide; empty where the product has none
   */
  record Plan(
      int port,
      OptionalInt wps,
      long memory,
      InstantSource clock,
      Checks checks,
      Optional<Path> guide) {
    Plan(int port, OptionalInt wps, long memory, InstantSource clock, Checks checks) {
      this(port, wps, memory, clock, checks, Optional.empty());
    }

    static final Checks ENGINE =
        (engine, bytes, name, options) -> engine.evaluate(bytes, name, options);

    static Plan on(int port, OptionalInt wps) {
      long memory = Math.min(512L << 20, Runtime.getRuntime().maxMemory() / 4);
      return new Plan(port, wps, memory, SteadyClock.ofComputer(), ENGINE);
    }

    /** The same with the guide that lies beside the templates of a product. */
    Plan withGuide(Path templates) {
      Optional<Path> pages =
          Optional.of(templates.toAbsolutePath().resolveSibling("guide"))
              .filter(folder -> Files.isRegularFile(folder.resolve("zh.html")));
      return new Plan(port, wps, memory, clock, checks, pages);
    }
  }

  private Bridge(Plan plan, BudgetEngine engine, Installation installation, String secret) {
    this.installation = installation;
    words = Words.read();
    Budget budget = new Budget(plan.memory());
    sessions = new Sessions(secret, plan.clock());
    downloads = new Downloads(plan.clock(), budget);
    desk = new Desk(engine, plan.checks(), Workshop.ofComputer(), budget);
    router = new Router(routes(installation, new Proof(secret), plan.guide()));
    requests =
        new ThreadPoolExecutor(
            MOST_REQUESTS,
            MOST_REQUESTS,
            SPARE_THREAD,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work -> daemon(work, "gouji-request"));
    requests.allowCoreThreadTimeOut(true);
    sweeper = Executors.newSingleThreadScheduledExecutor(work -> daemon(work, "gouji-sweep"));
  }

  /**
   * Begins to listen.
   *
   * @throws java.net.BindException if a port is taken
   */
  static Bridge open(Plan plan, BudgetEngine engine, Installation installation)
      throws IOException, GeneralSecurityException {
    return open(plan, engine, installation, certificates(installation));
  }

  /** What the server shows; made where it is missing, which takes a while. */
  static SSLContext certificates(Installation installation)
      throws IOException, GeneralSecurityException {
    return new Certificates(installation).context(Instant.now());
  }

  /** The same with certificates that are there already. */
  static Bridge open(Plan plan, BudgetEngine engine, Installation installation, SSLContext tls)
      throws IOException {
    Bridge bridge = new Bridge(plan, engine, installation, installation.secret());
    try {
      bridge.listen(secure(tls, plan.port()), "https");
      if (plan.wps().isPresent()) {
        bridge.listen(HttpServer.create(loopback(plan.wps().getAsInt()), BACKLOG), "http");
      }
      bridge.sweeper.scheduleWithFixedDelay(bridge::sweep, 10, 10, TimeUnit.SECONDS);
      return bridge;
    } catch (IOException | RuntimeException failed) {
      bridge.close();
      throw failed;
    }
  }

  private List<Route> routes(Installation installation, Proof proof, Optional<Path> guide) {
    Views views = new Views(words);
    List<Route> routes = new ArrayList<>();
    routes.addAll(
        new SessionRoutes(
                sessions,
                desk.engine(),
                this::invite,
                (ObjectNode) Json.own(Resources.text("openapi.json")),
                this::port,
                guide.isPresent())
            .routes());
    routes.addAll(new WorkbookRoutes(desk, views).routes());
    routes.addAll(new CorrectionRoutes(views).routes());
    routes.addAll(new RuleRoutes(desk.engine()).routes());
    routes.addAll(new DownloadRoutes(downloads, words).routes());
    routes.addAll(proof.routes());
    routes.addAll(new StaticFiles(installation.folder(), guide).routes());
    return routes;
  }

  private static HttpsServer secure(SSLContext tls, int port) throws IOException {
    HttpsServer server = HttpsServer.create(loopback(port), BACKLOG);
    server.setHttpsConfigurator(
        new HttpsConfigurator(tls) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters modern = getSSLContext().getDefaultSSLParameters();
            modern.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
            parameters.setSSLParameters(modern);
          }
        });
    return server;
  }

  private static InetSocketAddress loopback(int port) throws IOException {
    return new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
  }

  private void listen(HttpServer server, String scheme) {
    Gate gate = new Gate(scheme, server.getAddress().getPort(), router, sessions);
    server.createContext("/", new Entrance(gate, words, log));
    server.setExecutor(requests);
    server.start();
    servers.add(server);
  }

  private void sweep() {
    sessions.sweep();
    downloads.sweep();
    if (!installation.isThere()) {
      removed.run();
    }
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  /** Where it listens for HTTPS. */
  int port() {
    return servers.get(0).getAddress().getPort();
  }

  /** Where it listens for WPS. */
  OptionalInt wpsPort() {
    return servers.size() > 1
        ? OptionalInt.of(servers.get(1).getAddress().getPort())
        : OptionalInt.empty();
  }

  /** The page, with a ticket that opens it once within a minute. */
  String invitation() {
    return invitation(() -> {});
  }

  /**
   * The same.
   *
   * @param spent what is done as soon as the ticket counts no longer
   */
  String invitation(Runnable spent) {
    return "https://localhost:" + port() + "/?t=" + sessions.ticket(spent);
  }

  /** The same with the file for the user's browser. */
  Invitation.Made invite() {
    Invitation invitation = new Invitation();
    String url = invitation(invitation::takeAway);
    try {
      return new Invitation.Made(url, Optional.of(invitation.write(url)));
    } catch (IOException noPlace) {
      // Whoever invites is told the address, and can open it by hand.
      return new Invitation.Made(url, Optional.empty());
    }
  }

  /** Has something done when the installation is taken away under a running service. */
  void whenRemoved(Runnable what) {
    removed = what;
  }

  Router router() {
    return router;
  }

  Desk desk() {
    return desk;
  }

  @Override
  public void close() {
    servers.forEach(server -> server.stop(0));
    sweeper.shutdownNow();
    requests.shutdownNow();
    desk.workshop().close();
    sessions.endAll();
    downloads.sweep();
  }
}
