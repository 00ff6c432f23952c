package io.gouji.engine.narrative;

import io.gouji.engine.finding.Quantity;
import io.gouji.engine.narrative.Percent.Fit;
import io.gouji.engine.narrative.Statement.Level;
import io.gouji.engine.narrative.Statement.Share;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether shares are those of the amounts, and can be shares of one whole (N02). */
final class ShareCheck {
  private static final BigDecimal ALL = BigDecimal.valueOf(100);

  private final Figures figures;
  private final Remarks remarks;

  private ShareCheck(Figures figures, Remarks remarks) {
    this.figures = figures;
    this.remarks = remarks;
  }

  static void run(Figures figures, Remarks remarks) {
    ShareCheck check = new ShareCheck(figures, remarks);
    check.groups().values().forEach(check::group);
  }

  /** Shares of one whole told in one section, in the order of the text. */
  private Map<List<Object>, List<Share>> groups() {
    Map<List<Object>, List<Share>> groups = new LinkedHashMap<>();
    for (Share share : figures.all(Share.class)) {
      int section = share.span().passage().heading().section();
      groups
          .computeIfAbsent(
              List.of(
                  section, share.whole().id(), share.whole().words(), share.whole().qualifier()),
              key -> new ArrayList<>())
          .add(share);
    }
    return groups;
  }

  private void group(List<Share> shares) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Share share : shares) {
      sum = sum.add(share.percent().number());
    }
    boolean full = sum.compareTo(ALL) == 0;
    boolean judged = false;
    for (Share share : shares) {
      Optional<Level> whole = figures.nearest(share.whole(), share);
      if (whole.isPresent() && share.part().flatMap(Level::money).isPresent()) {
        judge(share, whole.get(), full);
        judged = true;
      }
    }
    if (!judged) {
      together(shares, sum);
    }
  }

  /** A share of an amount that is told to be wrong must be wrong for the right one, too. */
  private void judge(Share share, Level whole, boolean full) {
    Level level = share.part().orElseThrow();
    Money part = level.money().orElseThrow();
    Money total = whole.money().orElseThrow();
    if (!total.rounded().isPositive() || part.unit().label().isEmpty()) {
      return;
    }
    Fit fit = share.percent().fit(part.rounded(), total.rounded());
    if (fit != Fit.ROUNDED && (remarks.has(part.span()) || remarks.has(total.span()))) {
      part = figures.right(level).orElse(part);
      total = figures.right(whole).orElse(total);
      fit = share.percent().fit(part.rounded(), total.rounded());
    }
    if (fit != Fit.ROUNDED) {
      Quantity right = share.percent().like(part.rounded(), total.rounded());
      String range = share.percent().range(part.rounded(), total.rounded());
      tell(rule(fit, full), share, right, whole.subject().name(), range);
    }
  }

  private static String rule(Fit fit, boolean full) {
    return switch (fit) {
      case WRONG -> "N02";
      case LOOSE -> "N02F";
      case TAIL -> full ? "N02B" : "N02C";
      default -> "N02C";
    };
  }

  private void tell(String rule, Share share, Quantity right, String whole, String range) {
    String subject = share.subject().name();
    remarks.figure(
        rule,
        share.percent().span(),
        subject,
        Map.of(
            "subject",
            subject,
            "whole",
            whole,
            "stated",
            share.percent().quantity().text() + "%",
            "right",
            right.text() + "%",
            "range",
            range),
        share.percent().quantity(),
        right);
  }

  /** Shares of a whole that is not told must be shares of the same one. */
  private void together(List<Share> shares, BigDecimal sum) {
    List<Share> told =
        shares.stream()
            .filter(share -> share.percent().number().signum() > 0)
            .filter(share -> share.part().flatMap(Level::money).isPresent())
            .toList();
    for (int i = 1; i < told.size(); i++) {
      if (!whole(told.get(i)).meets(whole(told.get(0)))) {
        Share share = told.get(i);
        remarks.note(
            "N02D",
            share.percent().span(),
            share.subject().name(),
            Map.of(
                "subject", share.subject().name(),
                "other", told.get(0).subject().name(),
                "stated", share.percent().quantity().text() + "%",
                "first", told.get(0).percent().quantity().text() + "%",
                "sum", sum.toPlainString() + "%"));
        return;
      }
    }
  }

  /** What the whole must be for a share to be right; a hair wider than rounding alone makes it. */
  private static Interval whole(Share share) {
    Interval percent =
        Interval.around(
            share.percent().number(), share.percent().step().multiply(new BigDecimal("1.5")));
    if (!percent.isPositive()) {
      return new Interval(BigDecimal.ZERO, BigDecimal.valueOf(Long.MAX_VALUE));
    }
    return share.part().orElseThrow().money().orElseThrow().rounded().percentOf(percent);
  }
}
