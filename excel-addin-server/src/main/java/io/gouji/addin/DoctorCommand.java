package io.gouji.addin;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.Refusal;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code gouji doctor}: what Gouji needs to run, and whether it is there. */
@Command(name = "gouji doctor", sortOptions = false)
final class DoctorCommand implements Callable<Integer> {
  private static final int INCOMPLETE = 1;

  private final PrintWriter out;
  private final Words words;
  private final Supplier<Surroundings> surroundings;

  @Mixin private CommonOptions common = new CommonOptions();

  DoctorCommand(PrintWriter out, Words words, Supplier<Surroundings> surroundings) {
    this.out = out;
    this.words = words;
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Conversation told = new Conversation(out, words, common.language(), false);
    Surroundings around = surroundings.get();
    told.step("ready", "doctor.java", around.version() + "  " + around.java());
    boolean well = templates(told, common.templates());
    well &= need(told, around.canNameChinese(), "doctor.names", around.names().name());
    Path keytool = around.keytool();
    well &= need(told, Files.isExecutable(keytool), "doctor.keytool", keytool.toString());
    like(told, around.archive(), "doctor.archive");
    like(told, around.browser(), "doctor.browser");
    told.say(well ? "addin.well" : "addin.unwell", Map.of());
    told.say("doctor.more", Map.of());
    return well ? 0 : INCOMPLETE;
  }

  private static boolean templates(Conversation told, Optional<Path> folder) {
    if (folder.isEmpty()) {
      return need(told, false, "doctor.templates", "");
    }
    try {
      BudgetEngine.Sound sound = BudgetEngine.openSound(folder.get());
      String place = (folder.get() + "  " + String.join(", ", sound.engine().packIds())).strip();
      if (sound.left().isEmpty()) {
        return need(told, true, "doctor.templates", place);
      }
      told.step("failed", "doctor.templates", place);
      told.remedy("doctor.unsound", String.join(", ", sound.left().keySet()));
      return false;
    } catch (Refusal common) {
      told.step("failed", "doctor.templates", folder.get().toString());
      told.remedy("doctor.unsound", "");
      return false;
    }
  }

  private static boolean need(Conversation told, boolean there, String id, String place) {
    told.step(there ? "ready" : "missing", id, place);
    if (!there) {
      told.remedy(id, "");
    }
    return there;
  }

  /** What makes things quicker or easier; nothing is wrong without it. */
  private static void like(Conversation told, Optional<Path> place, String id) {
    told.step(place.isPresent() ? "ready" : "none", id, place.map(Path::toString).orElse(""));
    if (place.isEmpty()) {
      told.remedy(id, "");
    }
  }
}
