package io.gouji.flink;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.OwnRules;
import io.gouji.engine.Refusal;
import io.gouji.engine.app.Station;
import io.gouji.engine.batch.Hierarchy;
import io.gouji.engine.batch.Inputs;
import io.gouji.engine.batch.Plan;
import io.gouji.engine.batch.Removal;
import io.gouji.engine.batch.Workplace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the tasks of one run share in one process: packs and rules are read once, however many tasks
 * there are. The first task opens it, the last closes it.
 */
final class Site implements AutoCloseable {
  /** Flink starts tasks of a job in one process, but knows no place for what they share. */
  private static final Map<String, Site> OPEN = new HashMap<>();

  private final Order order;
  private final BudgetEngine engine;
  private final Plan plan;
  private final Station station;
  private final Workplace workplace;
  private final Optional<Hierarchy> hierarchy;
  private int users;

  private Site(Order order) throws IOException, Refusal {
    this.order = order;
    engine = engine(order);
    plan = order.plan(engine);
    station = new Station(order.language());
    boolean store = Store.isAddress(order.folder());
    Inputs inputs = store ? new Store(order.folder()) : Inputs.ON_DISK;
    workplace =
        new Workplace(engine, plan, inputs, station.outputs(order.outputFolder()), station.voice());
    hierarchy = order.sumsUp() ? Optional.of(hierarchy(order)) : Optional.empty();
  }

  /** The list of units that came with an order. */
  static Hierarchy hierarchy(Order order) throws Refusal {
    return Hierarchy.read(order.hierarchy().name(), order.hierarchy().content());
  }

  private static BudgetEngine engine(Order order) throws IOException, Refusal {
    Path packs = Packed.unpacked(order.packs());
    try {
      Optional<String> pack = Optional.of(order.pack()).filter(id -> !id.isEmpty());
      List<OwnRules> rules =
          order.rules().stream().map(one -> new OwnRules(one.name(), one.content())).toList();
      return BudgetEngine.open(packs, pack, rules);
    } finally {
      Removal.of(packs);
    }
  }

  /** The place of a run in this process. */
  static Site of(Order order) throws IOException {
    synchronized (OPEN) {
      Site site = OPEN.get(order.digest());
      if (site == null) {
        try {
          site = new Site(order);
        } catch (Refusal changed) {
          // It was sound where the run was started, and came with it by content.
          throw new IOException(changed);
        }
        OPEN.put(order.digest(), site);
      }
      site.users++;
      return site;
    }
  }

  BudgetEngine engine() {
    return engine;
  }

  Plan plan() {
    return plan;
  }

  Station station() {
    return station;
  }

  Workplace workplace() {
    return workplace;
  }

  Hierarchy hierarchy() {
    return hierarchy.orElseThrow();
  }

  @Override
  public void close() {
    synchronized (OPEN) {
      users--;
      if (users == 0) {
        OPEN.remove(order.digest());
      }
    }
  }
}
