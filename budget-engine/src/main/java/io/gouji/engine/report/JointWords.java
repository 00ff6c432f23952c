package io.gouji.engine.report;

import io.gouji.engine.rule.Joint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What came of testing all relations together, in one sentence. */
final class JointWords {
  private JointWords() {}

  /** Empty if there was no relation to test. */
  static String of(Joint joint, Wording wording) {
    List<String> parts = new ArrayList<>();
    Map<String, String> blanks =
        Map.of(
            "relations", Integer.toString(joint.relations()),
            "leftOut", Integer.toString(joint.leftOut()),
            "rounded", Integer.toString(joint.rounded()),
            "conflicts", Integer.toString(joint.conflicts()),
            "undecided", Integer.toString(joint.undecidedFigures()),
            "notRun", Integer.toString(joint.notRunFigures()));
    if (joint.relations() == 0) {
      return "";
    }
    if (joint.word().equals("exact") || joint.word().equals("rounding")) {
      parts.add(wording.label("joint." + joint.word(), blanks));
    }
    if (joint.conflicts() > 0) {
      parts.add(wording.label("joint.conflict", blanks));
    }
    if (joint.undecidedFigures() > 0) {
      parts.add(wording.label("joint.undecided", blanks));
    }
    if (joint.notRunFigures() > 0) {
      parts.add(wording.label("joint.notRun", blanks));
    }
    if (joint.leftOut() > 0) {
      parts.add(wording.label("joint.leftOut", blanks));
    }
    return parts.stream()
        .reduce((one, other) -> wording.label("joint.and", Map.of("one", one, "other", other)))
        .orElse("");
  }
}
