package io.gouji.engine.sheet;

import java.util.List;

/**
 * What is not as it was after the marks of an earlier check were taken away.
 *
 * @param bare cells that lost the look they had before the marks, which nothing remembers
 * @param left cells where something of the marks may be left
 * @param kept sheets of ours that stayed, because somebody wrote into them or uses them
 */
public record Remains(List<Place> bare, List<Place> left, List<String> kept) {
  public static final Remains NONE = new Remains(List.of(), List.of(), List.of());

  public Remains {
    bare = List.copyOf(bare);
    left = List.copyOf(left);
    kept = List.copyOf(kept);
  }
}
