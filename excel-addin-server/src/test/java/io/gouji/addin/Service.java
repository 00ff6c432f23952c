package io.gouji.addin;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.OptionalInt;

/** A bridge of its own for a test, with the real engine behind it. */
final class Service implements AutoCloseable {
  static final long MEMORY = 256L << 20;

  private static final Path HOME = Path.of(System.getProperty("gouji.home"));
  private static final Shared SHARED = Shared.made();

  private final Bridge bridge;

  /** What is dear to make and the same for all tests. */
  private record Shared(BudgetEngine engine, Installation installation) {
    static Shared made() {
      Settings.apply();
      try {
        Path folder = Files.createTempDirectory("gouji-test");
        folder.toFile().deleteOnExit();
        return new Shared(BudgetEngine.open(HOME.resolve("templates")), new Installation(folder));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (Refusal e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private Service(Bridge bridge) {
    this.bridge = bridge;
  }

  static Service open() {
    return with(Bridge.Plan.ENGINE, InstantSource.system());
  }

  static Service with(Checks checks, InstantSource clock) {
    return with(new Bridge.Plan(0, OptionalInt.of(0), MEMORY, clock, checks));
  }

  static Service with(Bridge.Plan plan) {
    return with(plan, SHARED.engine());
  }

  static Service with(Bridge.Plan plan, BudgetEngine engine) {
    try {
      return new Service(Bridge.open(plan, engine, SHARED.installation()));
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static BudgetEngine engine() {
    return SHARED.engine();
  }

  static Installation installation() {
    return SHARED.installation();
  }

  /** A file of the samples. */
  static byte[] sample(String name) {
    try {
      return Files.readAllBytes(HOME.resolve("samples").resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String secret() {
    try {
      return installation().secret();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Bridge bridge() {
    return bridge;
  }

  int port() {
    return bridge.port();
  }

  /** A client with a session of its own. */
  Client client() {
    return Client.of(this).opened();
  }

  /** A connection without manners. */
  Wire wire() {
    return new Wire(port());
  }

  @Override
  public void close() {
    bridge.close();
  }
}
