package io.gouji.engine.batch;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.Options;
import io.gouji.engine.Prior;
import io.gouji.engine.Reading;
import io.gouji.engine.Refusal;
import io.gouji.engine.Unlocked;
import io.gouji.engine.table.Block.Heading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Last year's workbooks by the budget unit they are of: its code where the tables print one, else
 * its name. Only where they lie is kept; each is opened when it is needed.
 */
final class Priors {
  /** No file of last year. */
  static final Priors NONE =
      new Priors(Optional.empty(), Optional.empty(), Map.of(), List.of(), "");

  private final Optional<BudgetEngine> engine;
  private final Optional<char[]> password;
  private final Map<String, Entry> byUnit;
  private final List<String> unusable;
  private final String fingerprint;

  /**
   * The file found for one of this year.
   *
   * @param path of the file, empty where there is none
   */
  record Found(Optional<Prior> prior, String path) {
    private static final Found NOTHING = new Found(Optional.empty(), "");
  }

  private Priors(
      Optional<BudgetEngine> engine,
      Optional<char[]> password,
      Map<String, Entry> byUnit,
      List<String> unusable,
      String fingerprint) {
    this.engine = engine;
    this.password = password;
    this.byUnit = byUnit;
    this.unusable = List.copyOf(unusable);
    this.fingerprint = fingerprint;
  }

  /** Reads whose workbooks they are. */
  static Priors of(Listing listing, BudgetEngine engine, Optional<char[]> password, Voice voice) {
    Map<String, Entry> byUnit = new TreeMap<>();
    List<String> unusable = new ArrayList<>();
    Digest digest = new Digest();
    for (Entry file : listing.files()) {
      try {
        byte[] bytes = RegularFile.bytes(file.file());
        digest.add(file.path()).add(Digest.of(bytes));
        List<String> keys = keys(Unlocked.of(bytes, password), file.path(), engine);
        if (keys.isEmpty()) {
          unusable.add(voice.say("batch.prior.nameless", Map.of("file", Voice.line(file.path()))));
        }
        keys.forEach(key -> byUnit.putIfAbsent(key, file));
      } catch (Refusal refusal) {
        refusal.problems().forEach(problem -> unusable.add(voice.say(problem, file.path())));
      } catch (IOException failed) {
        unusable.add(voice.say("file.denied", Map.of("file", Voice.line(file.path()))));
      }
    }
    return new Priors(Optional.of(engine), password, byUnit, unusable, digest.hex());
  }

  /** Files of the folder that are of no use, with the reason. */
  List<String> unusable() {
    return unusable;
  }

  /** Changes when any of the files does. */
  String fingerprint() {
    return fingerprint;
  }

  boolean isEmpty() {
    return engine.isEmpty();
  }

  /** Opens the workbook of the same unit. */
  Found of(Unlocked workbook, String name) throws Refusal {
    if (engine.isEmpty()) {
      return Found.NOTHING;
    }
    for (String key : keys(workbook, name, engine.get())) {
      Entry file = byUnit.get(key);
      if (file != null) {
        return new Found(Optional.of(open(file)), file.path());
      }
    }
    return Found.NOTHING;
  }

  private Prior open(Entry file) throws Refusal {
    try {
      Unlocked unlocked = Unlocked.of(RegularFile.bytes(file.file()), password);
      return engine.orElseThrow().openPrior(unlocked, file.path(), Options.AUTO);
    } catch (IOException failed) {
      Map<String, String> blanks = Map.of("prior", file.path());
      throw new Refusal(List.of(Check.problem("batch.prior.failed", blanks)));
    }
  }

  /** Codes first, as names change. */
  private static List<String> keys(Unlocked workbook, String name, BudgetEngine engine)
      throws Refusal {
    Optional<Reading> reading = engine.read(workbook.bytes(), name, "");
    List<String> keys = new ArrayList<>();
    reading.map(Reading::unitCode).filter(code -> !code.isEmpty()).ifPresent(keys::add);
    reading
        .map(Reading::unit)
        .map(Heading::unitKey)
        .filter(unit -> !unit.isEmpty())
        .ifPresent(keys::add);
    return keys;
  }
}
