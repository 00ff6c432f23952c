package io.gouji.engine.finding;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/** Names a finding by its meaning, so that inserted rows do not change it. */
public final class Fingerprint {
  private Fingerprint() {}

  /**
   * Rule, instance and whatever else tells two findings of one instance apart, but neither
   * addresses nor amounts: those change while the matter stays the same. Findings of rows that bear
   * the same name share a fingerprint; their values tell them apart ({@link Snapshot}).
   *
   * @return rule id, a hyphen and eight hexadecimal digits
   */
  public static String of(RuleId rule, Instance instance, String more) {
    CRC32C sum = new CRC32C();
    String key =
        String.join(
            "\u001f", rule.value(), instance.unit(), instance.row(), instance.column(), more);
    sum.update(key.getBytes(StandardCharsets.UTF_8));
    return rule.value() + "-" + HexFormat.of().toHexDigits((int) sum.getValue());
  }
}
