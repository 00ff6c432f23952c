package io.gouji.engine.formula;

import java.util.List;
import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.math3.exception.NoBracketingException;
import org.apache.commons.math3.exception.TooManyEvaluationsException;

/**
 * Securities that pay interest, by the formulas of Microsoft's documentation. Prices are for 100 of
 * par. Where only the days of thirty-day months make the documented formula plain, other ways of
 * counting days are left undecided.
 */
final class BondFunctions {
  private static final double PAR = 100;
  private static final int STEPS = 200;
  private static final double CLOSE = 1e-15;

  /** No yield is sought beyond ten thousand percent. */
  private static final double MOST = 100;

  static final List<Function> ALL =
      List.of(
          Functions.function("PRICE", 6, 7, "VVVVVVV", a -> Value.of(price(a))),
          Functions.function("YIELD", 6, 7, "VVVVVVV", BondFunctions::yield),
          Functions.function("DURATION", 5, 6, "VVVVVV", a -> Value.of(duration(a))),
          Functions.function("MDURATION", 5, 6, "VVVVVV", BondFunctions::modified),
          Functions.function("PRICEMAT", 5, 6, "VVVVVV", a -> atMaturity(a, true)),
          Functions.function("YIELDMAT", 5, 6, "VVVVVV", a -> atMaturity(a, false)),
          Functions.function("ODDLPRICE", 7, 8, "VVVVVVVV", a -> oddLast(a, true)),
          Functions.function("ODDLYIELD", 7, 8, "VVVVVVVV", a -> oddLast(a, false)));

  private BondFunctions() {}

  /** A figure that must be given, and neither negative nor, if so wanted, zero. */
  private static double figure(Arguments arguments, int index, String name, boolean zero) {
    if (!arguments.given(index)) {
      throw Unresolved.unclear(name + "(,)");
    }
    double number = arguments.number(index);
    if (number < 0 || number == 0 && !zero) {
      throw ErrorSignal.NUM;
    }
    return number;
  }

  /**
   * What a security pays, counted in periods of its interest.
   *
   * @param payments how many are left
   * @param next periods until the next of them
   * @param begun the share of a period for which the seller is owed interest
   */
  private record Flow(int payments, double next, double begun, double coupon, int frequency) {
    static Flow of(Arguments arguments, int frequency, int basis, String name) {
      double rate = figure(arguments, 2, name, true);
      CouponFunctions.Period period = CouponFunctions.period(arguments, frequency, basis);
      double coupon = PAR * rate / period.frequency();
      return new Flow(period.payments(), period.next(), period.begun(), coupon, period.frequency());
    }

    double price(double yield, double redeemed) {
      double grown = 1 + yield / frequency;
      if (payments == 1) {
        // The documentation counts simple interest here, engines go on with compound interest.
        throw Unresolved.unclear("PRICE(last period)");
      }
      double price = redeemed / Math.pow(grown, payments - 1 + next) - coupon * begun;
      for (int i = 0; i < payments; i++) {
        price += coupon / Math.pow(grown, i + next);
      }
      return price;
    }
  }

  private static double price(Arguments arguments) {
    double yield = figure(arguments, 3, "PRICE", true);
    double redeemed = figure(arguments, 4, "PRICE", false);
    return Flow.of(arguments, 5, 6, "PRICE").price(yield, redeemed);
  }

  /** With one payment left there is a formula, else the yield that gives the price is sought. */
  private static Value yield(Arguments arguments) {
    double price = figure(arguments, 3, "YIELD", false);
    double redeemed = figure(arguments, 4, "YIELD", false);
    Flow flow = Flow.of(arguments, 5, 6, "YIELD");
    if (flow.payments() == 1) {
      double paid = price + flow.coupon() * flow.begun();
      double gain = redeemed + flow.coupon() - paid;
      return Value.of(gain / paid * flow.frequency() / flow.next());
    }
    return Value.of(root(yield -> flow.price(yield, redeemed) - price));
  }

  private static double root(UnivariateFunction difference) {
    try {
      return new BrentSolver(CLOSE, CLOSE).solve(STEPS, difference, 0, MOST);
    } catch (NoBracketingException | TooManyEvaluationsException none) {
      // A yield below zero: versions differ in whether it is found.
      throw Unresolved.unclear("YIELD(< 0)");
    }
  }

  /** The mean time until the payments, in years, each weighed with its present value. */
  private static double duration(Arguments arguments) {
    DayCount basis = DayCount.of(arguments, 5);
    double yield = figure(arguments, 3, "DURATION", true);
    Flow flow = Flow.of(arguments, 4, 5, "DURATION");
    if (basis == DayCount.ACTUAL_360 || basis == DayCount.ACTUAL_365) {
      throw Unresolved.unclear("DURATION(basis)");
    }
    double grown = 1 + yield / flow.frequency();
    double weighed = 0;
    double worth = 0;
    for (int i = 0; i < flow.payments(); i++) {
      double when = i + flow.next();
      double paid = flow.coupon() + (i + 1 == flow.payments() ? PAR : 0);
      double now = paid / Math.pow(grown, when);
      weighed += when * now;
      worth += now;
    }
    return weighed / worth / flow.frequency();
  }

  private static Value modified(Arguments arguments) {
    double duration = duration(arguments);
    return Value.of(duration / (1 + arguments.number(3) / arguments.integer(4)));
  }

  /**
   * A security that pays its interest when it is due: bought, due, issued, rate, yield or price.
   */
  private static Value atMaturity(Arguments arguments, boolean priced) {
    String name = priced ? "PRICEMAT" : "YIELDMAT";
    double rate = figure(arguments, 3, name, true);
    double other = figure(arguments, 4, name, priced);
    DayCount basis = DayCount.of(arguments, 5);
    var bought = SecurityFunctions.date(arguments, 0);
    var due = SecurityFunctions.date(arguments, 1);
    var issued = SecurityFunctions.date(arguments, 2);
    if (!bought.isBefore(due) || issued.isAfter(bought)) {
      throw ErrorSignal.NUM;
    }
    double whole = basis.years(issued, due) * rate;
    double owed = basis.years(issued, bought) * rate;
    double left = basis.years(bought, due);
    return Value.of(
        priced
            ? PAR * ((1 + whole) / (1 + left * other) - owed)
            : ((1 + whole) / (other / PAR + owed) - 1) / left);
  }

  /** A security whose last period is odd: bought, due, last interest, rate, yield or price. */
  private static Value oddLast(Arguments arguments, boolean priced) {
    String name = priced ? "ODDLPRICE" : "ODDLYIELD";
    double rate = figure(arguments, 3, name, true);
    double other = figure(arguments, 4, name, priced);
    double redeemed = figure(arguments, 5, name, false);
    if (rate == 0) {
      // Allowed by the documentation, and an error of engines.
      throw Unresolved.unclear(name + "(0)");
    }
    CouponFunctions.frequency(arguments, 6);
    DayCount basis = DayCount.of(arguments, 7);
    var bought = SecurityFunctions.date(arguments, 0);
    var due = SecurityFunctions.date(arguments, 1);
    var last = SecurityFunctions.date(arguments, 2);
    if (!bought.isBefore(due) || !last.isBefore(bought)) {
      throw ErrorSignal.NUM;
    }
    if (!basis.thirty()) {
      throw Unresolved.unclear(name + "(basis)");
    }
    double end = redeemed + PAR * rate * basis.years(last, due);
    double owed = PAR * rate * basis.years(last, bought);
    double left = basis.years(bought, due);
    return Value.of(priced ? end / (1 + left * other) - owed : (end / (other + owed) - 1) / left);
  }
}
