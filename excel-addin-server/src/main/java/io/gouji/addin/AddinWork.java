package io.gouji.addin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Does the steps of an {@link Installer}, one after the other, and says so. */
final class AddinWork {
  private static final int INCOMPLETE = 1;

  private final Conversation told;
  private final Installation installation;
  private final Journal journal;
  private final Installer installer;

  AddinWork(Conversation told, Installation installation, Journal journal, Installer installer) {
    this.told = told;
    this.installation = installation;
    this.journal = journal;
    this.installer = installer;
  }

  /** Whether all steps are done, now or before. */
  boolean install() throws IOException {
    boolean done = true;
    for (Step step : installer.steps()) {
      try {
        done &= install(step);
      } catch (IOException failed) {
        told.step("failed", step.id(), step.place());
        told.remedy(step.id(), String.valueOf(failed.getMessage()));
        done = false;
      }
      if (!told.dry() && Files.isDirectory(installation.folder())) {
        journal.keep();
      }
    }
    return done;
  }

  private boolean install(Step step) throws IOException {
    return switch (step.state()) {
      case READY -> {
        told.step("ready", step.id(), step.place());
        yield true;
      }
      case FOREIGN -> {
        told.step("foreign", step.id(), step.place());
        told.remedy("addin.foreign", "");
        yield false;
      }
      case MISSING -> {
        if (!told.dry()) {
          step.install();
        }
        told.step(told.dry() ? "would" : "done", step.id(), step.place());
        yield true;
      }
    };
  }

  /** Starts the service unless it runs. */
  boolean start(Computer computer, Installer.Wish wish) {
    String place = "https://localhost:" + wish.port() + "/";
    Presence.Who who =
        told.dry() ? Presence.Who.NOBODY : new Presence(installation).secure(wish.port());
    switch (who) {
      case OURS -> told.step("ready", "addin.service", place);
      case OTHERS -> {
        told.step("failed", "addin.service", place);
        told.remedy("addin.port", "");
      }
      case NOBODY -> {
        return started(computer, place);
      }
    }
    return who == Presence.Who.OURS;
  }

  private boolean started(Computer computer, String place) {
    try {
      if (!told.dry()) {
        Path arguments = installation.folder().resolve(Installer.ARGUMENTS);
        computer.programs().start(computer.quietJava(arguments));
      }
      told.step(told.dry() ? "would" : "done", "addin.service", place);
      return true;
    } catch (IOException failed) {
      told.step("failed", "addin.service", place);
      told.remedy("addin.service", String.valueOf(failed.getMessage()));
      return false;
    }
  }

  /** What there is left to do, and the exit code. */
  int installed(boolean done, Installer.Wish wish) {
    if (told.dry()) {
      told.say("addin.dry.done", Map.of());
      return 0;
    }
    told.say(done ? "addin.installed" : "addin.incomplete", Map.of());
    if (wish.excel()) {
      told.say("addin.next.excel", Map.of());
    }
    if (wish.wps().isPresent()) {
      told.say("addin.next.wps", Map.of());
    }
    if (!wish.excel() && wish.wps().isEmpty()) {
      told.say("addin.next.browser", Map.of());
    }
    return done ? 0 : INCOMPLETE;
  }

  int uninstall(Computer computer) throws IOException {
    List<Step> steps = new ArrayList<>(installer.steps());
    Collections.reverse(steps);
    boolean done = true;
    for (Step step : steps) {
      try {
        if (step.isOurs()) {
          if (!told.dry()) {
            step.remove();
          }
          told.step(told.dry() ? "would-remove" : "removed", step.id(), step.place());
        }
      } catch (IOException failed) {
        told.step("failed", step.id(), step.place());
        told.remedy("addin.remove", String.valueOf(failed.getMessage()));
        done = false;
      }
    }
    if (told.dry()) {
      told.say("addin.dry.done", Map.of());
      return 0;
    }
    leave(done);
    told.say(done ? "addin.uninstalled" : "addin.incomplete", Map.of());
    Optional<Path> cache = computer.cache().filter(Files::isDirectory);
    if (cache.isPresent()) {
      // The launcher makes it anew at its next start, whatever we do.
      told.say("addin.cache", Map.of("folder", cache.get().toString()));
    }
    return done ? 0 : INCOMPLETE;
  }

  /** What is still to be taken away must be remembered. */
  private void leave(boolean done) throws IOException {
    if (done) {
      Files.deleteIfExists(installation.folder().resolve(Journal.FILE));
      new Notice(installation).takeAway();
      journal.takeFolders();
      Journal.takeIfEmpty(installation.folder());
    } else {
      journal.keep();
    }
  }

  int doctor(Installer.Wish wish) throws IOException {
    boolean well = true;
    for (Step step : installer.steps()) {
      well &= look(step);
    }
    Presence presence = new Presence(installation);
    well &= listens(presence.secure(wish.port()), "https://localhost:" + wish.port() + "/");
    OptionalInt wps = wish.wps();
    if (wps.isPresent()) {
      int port = wps.getAsInt();
      well &= listens(presence.clear(port), "http://127.0.0.1:" + port + "/");
    }
    told.say(well ? "addin.well" : "addin.unwell", Map.of());
    return well ? 0 : INCOMPLETE;
  }

  private boolean look(Step step) {
    try {
      Step.State state = step.state();
      if (state == Step.State.READY) {
        told.step("ready", step.id(), step.place());
        return true;
      }
      boolean foreign = state == Step.State.FOREIGN;
      told.step(foreign ? "foreign" : "missing", step.id(), step.place());
      told.remedy(foreign ? "addin.foreign" : step.id(), "");
    } catch (IOException failed) {
      told.step("failed", step.id(), step.place());
      told.remedy(step.id(), String.valueOf(failed.getMessage()));
    }
    return false;
  }

  private boolean listens(Presence.Who who, String place) {
    told.step(who == Presence.Who.OURS ? "ready" : "missing", "addin.service", place);
    if (who != Presence.Who.OURS) {
      told.remedy(who == Presence.Who.NOBODY ? "addin.service" : "addin.port", "");
    }
    return who == Presence.Who.OURS;
  }
}
