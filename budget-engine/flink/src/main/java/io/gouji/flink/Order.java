package io.gouji.flink;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.batch.Asked;
import io.gouji.engine.batch.Claim;
import io.gouji.engine.batch.Digest;
import io.gouji.engine.batch.Drafts;
import io.gouji.engine.batch.Earlier;
import io.gouji.engine.batch.Errand;
import io.gouji.engine.batch.Globs;
import io.gouji.engine.batch.Plan;
import io.gouji.engine.batch.Workplace;
import io.gouji.engine.report.RunReport;
import io.gouji.engine.report.RunReports;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.apache.flink.runtime.execution.SuppressRestartsException;

/**
 * What every machine must know of a run. Packs, rules and the list of units travel with it by
 * content, so that no machine needs files of its own.
 *
 * @param run by which attempts at this run know each other
 * @param pack id of the pack to check by, or empty
 * @param packs the templates in a zip
 * @param rules the user's own rules
 * @param hierarchy the list of units; no name where units are not summed up
 */
record Order(
    String run,
    String folder,
    String output,
    ArrayList<String> include,
    ArrayList<String> exclude,
    String pack,
    String language,
    boolean annotate,
    boolean correct,
    boolean json,
    String basis,
    Duration limit,
    ArrayList<String> formats,
    byte[] packs,
    ArrayList<Attached> rules,
    Attached hierarchy)
    implements Serializable {
  /** A file that travels along. */
  record Attached(String name, byte[] content) implements Serializable {
    private static final Attached NONE = new Attached("", new byte[0]);

    private static Attached of(Path file) throws IOException {
      return new Attached(file.toString(), Files.readAllBytes(file));
    }
  }

  static Order of(Errand errand) throws IOException {
    ArrayList<Attached> rules = new ArrayList<>();
    for (Path file : errand.rules()) {
      rules.add(Attached.of(file));
    }
    Asked asked = errand.asked();
    return new Order(
        UUID.randomUUID().toString(),
        Store.isAddress(errand.folder())
            ? errand.folder()
            : Path.of(errand.folder()).toAbsolutePath().normalize().toString(),
        errand.output().toString(),
        new ArrayList<>(errand.include()),
        new ArrayList<>(errand.exclude()),
        asked.pack().orElse(""),
        asked.language(),
        asked.annotate(),
        asked.correct(),
        asked.json(),
        errand.basis(),
        errand.limit(),
        new ArrayList<>(errand.formats()),
        Packed.folder(errand.templates()),
        rules,
        errand.hierarchy().isPresent() ? Attached.of(errand.hierarchy().get()) : Attached.NONE);
  }

  /** Equal for runs that may share what they have opened. */
  String digest() {
    Digest digest = new Digest().add(folder).add(output).add(basis).add(packs);
    digest.add(String.join(" ", pack, language, "" + annotate + correct + json));
    rules.forEach(one -> digest.add(one.name()).add(one.content()));
    digest.add(hierarchy.content()).add(limit.toString());
    digest.add(String.join("\n", include)).add(String.join("\n", exclude));
    digest.add(String.join("\n", formats));
    return digest.hex();
  }

  boolean sumsUp() {
    return !hierarchy.name().isEmpty();
  }

  Path outputFolder() {
    return Path.of(output);
  }

  /** The folder of a share's record; hidden, so that nobody takes it for results. */
  Path share(String id) {
    return shares().resolve(id);
  }

  /** Where all records of shares are. */
  Path shares() {
    return outputFolder().resolve(Workplace.SHARES);
  }

  /**
   * Takes the folder of results for this run; for whoever lives as long as it does.
   *
   * @throws SuppressRestartsException if another run has it
   * @throws IOException if an earlier attempt of ours still has it, so that the next gets it
   */
  Claim claim() throws IOException {
    try {
      return Claim.of(outputFolder(), run);
    } catch (Claim.Taken taken) {
      if (taken.owner().equals(run)) {
        throw taken;
      }
      throw new SuppressRestartsException(taken);
    } catch (IOException failed) {
      throw lasting(failed);
    }
  }

  /**
   * What a task that failed ends with: where nothing can be written to the results, beginning it
   * again does not help, and the job ends; otherwise the same, and it is begun again.
   *
   * @throws SuppressRestartsException if nothing can be written
   */
  IOException lasting(IOException failed) {
    try {
      Drafts.probe(shares());
      return failed;
    } catch (IOException unwritten) {
      unwritten.addSuppressed(failed);
      throw new SuppressRestartsException(unwritten);
    }
  }

  /** What an earlier run into the same folder recorded. */
  Earlier earlier() throws IOException {
    return Earlier.of(outputFolder(), asked(), basis);
  }

  private Asked asked() {
    Optional<String> asked = Optional.of(pack).filter(id -> !id.isEmpty());
    return new Asked(asked, language, annotate, correct, json);
  }

  Globs included() {
    return new Globs(include);
  }

  Globs excluded() {
    return new Globs(exclude);
  }

  /** The plan of the folder run that this run does on many machines. */
  Plan plan(BudgetEngine engine) {
    Map<String, RunReport> known = RunReports.byName(engine, language);
    List<RunReport> reports =
        formats.stream().distinct().map(known::get).filter(Objects::nonNull).toList();
    return new Plan(
        Store.isAddress(folder) ? outputFolder() : Path.of(folder),
        outputFolder(),
        included(),
        excluded(),
        asked(),
        basis,
        1,
        limit,
        true,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        reports);
  }

  /** Name of the job, as people find it among others. */
  String title() {
    return "gouji batch " + folder;
  }
}
