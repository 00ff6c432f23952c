package io.gouji.engine.binding;

import io.gouji.engine.pack.Pack;
import io.gouji.engine.pack.PackException;
import io.gouji.engine.pack.PackLibrary;
import io.gouji.engine.pack.TableSpec;
import java.nio.file.Path;
import java.util.List;

/** The real packs, whole or cut down to the tables a test is about. */
final class Packs {
  static final Pack GUANGXI = load("guangxi-unit-2025");
  static final Pack SHANGHAI = load("shanghai-unit-2026");

  private Packs() {}

  private static Pack load(String id) {
    try {
      return PackLibrary.load(Path.of("../templates")).pack(id);
    } catch (PackException mistakes) {
      throw new IllegalStateException(mistakes);
    }
  }

  /** A pack that consists of these tables only. */
  static Binder binder(Pack pack, String... tables) {
    return Binder.of(only(pack, tables));
  }

  static Pack only(Pack pack, String... tables) {
    List<TableSpec> kept =
        pack.tables().stream().filter(table -> List.of(tables).contains(table.id())).toList();
    return new Pack(
        pack.id(),
        pack.properties(),
        kept,
        List.of(),
        pack.catalogues(),
        pack.vocabulary(),
        pack.messages());
  }
}
