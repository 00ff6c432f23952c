package io.gouji.addin;

import java.io.IOException;
import java.util.Optional;

/**
 * A value of the registry.
 *
 * @param mark what a value of ours contains, whichever version wrote it
 */
record RegistryStep(
    String id,
    Registry registry,
    Journal journal,
    String key,
    String name,
    String value,
    String mark)
    implements Step {
  @Override
  public String place() {
    return key + "\\" + name;
  }

  @Override
  public State state() throws IOException {
    Optional<String> now = registry.value(key, name);
    if (now.isEmpty()) {
      return State.MISSING;
    }
    boolean old = now.get().contains(mark) && !now.get().equals(value);
    return now.get().equals(value) ? State.READY : old ? State.MISSING : State.FOREIGN;
  }

  @Override
  public void install() throws IOException {
    if (!registry.hasKey(key)) {
      journal.madeKey(key);
    }
    registry.set(key, name, value);
  }

  @Override
  public boolean isOurs() throws IOException {
    return registry.value(key, name).filter(now -> now.contains(mark)).isPresent();
  }

  @Override
  public void remove() throws IOException {
    registry.remove(key, name);
    if (journal.hasMadeKey(key)) {
      registry.removeIfEmpty(key);
    }
  }
}
