package io.gouji.engine;

import io.gouji.engine.pack.Pack;
import io.gouji.engine.rule.Lint;
import java.util.List;

/**
 * What is to be said of the rules of one pack.
 *
 * @param samples number of workbooks they were tried on
 */
public record Linting(Pack pack, int samples, List<Lint.Remark> remarks) {
  public Linting {
    remarks = List.copyOf(remarks);
  }

  /** Whether some rules cannot be meant. */
  public boolean hasMistakes() {
    return count(Lint.Kind.CONTRADICTED) > 0;
  }

  /** Whether there is anything to look at; that a rule follows from others is no such thing. */
  public boolean isClean() {
    return count(Lint.Kind.IMPLIED) == remarks.size();
  }

  public long count(Lint.Kind kind) {
    return remarks.stream().filter(remark -> remark.kind() == kind).count();
  }
}
