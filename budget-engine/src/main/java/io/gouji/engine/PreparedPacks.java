package io.gouji.engine;

import io.gouji.engine.binding.Binder;
import io.gouji.engine.pack.Pack;
import io.gouji.engine.pack.PackException;
import io.gouji.engine.pack.PackLibrary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The sound packs of a templates folder, ready for use, and the mistakes of the others.
 *
 * @param left what is wrong with each pack that is left out, by its id
 */
record PreparedPacks(List<PreparedPack> packs, SortedMap<String, Refusal> left) {
  PreparedPacks {
    packs = List.copyOf(packs);
  }

  /**
   * One pack or all, with rules of one's own.
   *
   * @throws Refusal if what is common to all packs is wrong, or the files of rules are, or rules
   *     are good for none of the sound packs; then with what is wrong with the others, too
   */
  static PreparedPacks open(Path templates, Optional<String> only, List<OwnRules> own)
      throws Refusal {
    SortedMap<String, Refusal> left = new TreeMap<>();
    List<PreparedPack> packs = new ArrayList<>();
    OwnReading reading;
    try {
      PackLibrary library = PackLibrary.load(templates);
      reading = OwnReading.of(library, own);
      for (String id : only.map(List::of).orElse(library.ids())) {
        Opening opening = Opening.of(library, id);
        if (!opening.mistakes().isEmpty()) {
          left.put(id, Refusal.of(opening.mistakes(), PackLibrary.readable(templates)));
        }
        opening
            .rules()
            .map(rules -> reading.amend(opening.pack(), rules))
            .ifPresent(amended -> packs.add(prepared(templates, amended)));
      }
    } catch (PackException common) {
      throw Refusal.of(common.mistakes(), PackLibrary.readable(templates));
    }
    if (!packs.isEmpty()) {
      try {
        reading.refuseUnused(PackLibrary.readable(templates));
      } catch (Refusal unused) {
        // Rules may be good for a pack that is broken; who reads of them must know of that.
        List<Refusal> all = new ArrayList<>(left.values());
        all.add(unused);
        throw Refusal.all(all);
      }
    }
    return new PreparedPacks(packs, left);
  }

  private static PreparedPack prepared(Path templates, Amending.Amended amended) {
    Pack pack = amended.pack();
    PackRules rules = PackRules.of(pack, templates, amended.rules());
    return new PreparedPack(pack, Binder.of(pack), rules, amended.changes());
  }

  /**
   * The same with rules that are compiled when a workbook first needs them, unless a file of a pack
   * is wrong: then all its mistakes are told, those of its formulas with those of its files.
   *
   * @throws Refusal if what is common to all packs is wrong
   */
  static PreparedPacks openSparingly(Path templates, Optional<String> only) throws Refusal {
    List<PreparedPack> packs = new ArrayList<>();
    try {
      PackLibrary library = PackLibrary.load(templates);
      for (String id : only.map(List::of).orElse(library.ids())) {
        PackLibrary.Draft draft = library.draft(id);
        if (!draft.mistakes().isEmpty()) {
          return open(templates, only, List.of());
        }
        PackRules rules = PackRules.later(draft.pack(), templates);
        packs.add(new PreparedPack(draft.pack(), Binder.of(draft.pack()), rules, List.of()));
      }
    } catch (PackException common) {
      throw Refusal.of(common.mistakes(), PackLibrary.readable(templates));
    }
    return new PreparedPacks(packs, new TreeMap<>());
  }

  /**
   * A pack by id.
   *
   * @throws IllegalArgumentException if there is no such pack
   */
  PreparedPack get(String id) {
    return packs.stream()
        .filter(known -> known.pack().id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no pack " + id));
  }
}
