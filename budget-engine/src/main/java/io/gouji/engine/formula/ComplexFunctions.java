package io.gouji.engine.formula;

import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.math3.complex.Complex;

/**
 * Complex numbers, which Excel writes as texts such as {@code 3+4i}. Where a text holds a sine or
 * the like, its last digits are chance, and two such texts are compared as numbers.
 */
final class ComplexFunctions {
  private static final String FIGURE = "(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?";
  private static final Pattern WRITTEN =
      Pattern.compile("([+-]?" + FIGURE + ")?(?:([+-]?(?:" + FIGURE + ")?)([ij]))?");

  private static final double MOST_MULTIPLIED = 64;

  /** A text with a point and so many characters is a computed figure, and no code of anything. */
  private static final int SHORTEST = 15;

  static final List<Function> ALL =
      List.of(
          Functions.function("COMPLEX", 2, 3, "VVV", ComplexFunctions::written),
          part("IMREAL", Complex::getReal),
          part("IMAGINARY", Complex::getImaginary),
          part("IMABS", Complex::abs),
          Functions.function("IMARGUMENT", 1, 1, "V", ComplexFunctions::argument),
          Functions.function("IMCONJUGATE", 1, 1, "V", ComplexFunctions::conjugate),
          Functions.function("IMSUM", 1, 255, "|R", a -> folded(a, Complex.ZERO, Complex::add)),
          Functions.function(
              "IMPRODUCT", 1, 255, "|R", a -> folded(a, Complex.ONE, ComplexFunctions::times)),
          Functions.function("IMSUB", 2, 2, "VV", a -> joined(a, Complex::subtract)),
          Functions.function("IMDIV", 2, 2, "VV", a -> joined(a, ComplexFunctions::over)),
          of("IMEXP", Complex::exp),
          of("IMSQRT", Complex::sqrt),
          of("IMLN", z -> logarithm(z, 1)),
          of("IMLOG10", z -> logarithm(z, Math.log(10))),
          of("IMLOG2", z -> logarithm(z, Math.log(2))),
          of("IMSIN", Complex::sin),
          of("IMCOS", Complex::cos),
          of("IMTAN", Complex::tan),
          of("IMSINH", Complex::sinh),
          of("IMCOSH", Complex::cosh),
          of("IMSEC", z -> over(Complex.ONE, z.cos())),
          of("IMCSC", z -> over(Complex.ONE, z.sin())),
          of("IMCOT", z -> over(Complex.ONE, z.tan())),
          of("IMSECH", z -> over(Complex.ONE, z.cosh())),
          of("IMCSCH", z -> over(Complex.ONE, z.sinh())),
          Functions.function("IMPOWER", 2, 2, "VV", ComplexFunctions::power));

  private ComplexFunctions() {}

  /** A number and the letter of its imaginary part; without such a part any letter suits. */
  private record Read(Complex number, String letter) {}

  private static Read read(Value value) {
    if (value instanceof Value.Bool) {
      throw ErrorSignal.VALUE;
    }
    if (!(value instanceof Value.Text text)) {
      return new Read(new Complex(Convert.number(value), 0), "");
    }
    Matcher matcher = WRITTEN.matcher(text.value());
    if (text.value().isEmpty() || !matcher.matches()) {
      throw ErrorSignal.NUM;
    }
    String real = matcher.group(1);
    String imaginary = matcher.group(2);
    if (matcher.group(3) == null) {
      return new Read(new Complex(Double.parseDouble(real), 0), "");
    }
    if (real != null && imaginary.isEmpty()) {
      // The one figure belongs to the letter.
      return new Read(new Complex(0, Double.parseDouble(real)), matcher.group(3));
    }
    if (real != null && !imaginary.startsWith("+") && !imaginary.startsWith("-")) {
      throw ErrorSignal.NUM;
    }
    double part =
        imaginary.matches("[+-]?") ? imaginary.equals("-") ? -1 : 1 : Double.parseDouble(imaginary);
    double whole = real == null ? 0 : Double.parseDouble(real);
    return new Read(new Complex(whole, part), matcher.group(3));
  }

  /** Whether two texts are complex numbers that are the same but for their last digits. */
  static boolean alike(String one, String two, double share) {
    boolean digits = computed(one) && computed(two);
    if (!ends(one) && !ends(two) && !digits) {
      return false;
    }
    try {
      Complex a = read(Value.of(one)).number();
      Complex b = read(Value.of(two)).number();
      return a.subtract(b).abs() <= share * Math.max(a.abs(), b.abs());
    } catch (ErrorSignal noNumber) {
      return false;
    }
  }

  private static boolean computed(String text) {
    return text.length() >= SHORTEST && text.indexOf('.') >= 0;
  }

  /** Whether the letter stands there that no other number in a text ends with. */
  private static boolean ends(String text) {
    return text.endsWith("i") || text.endsWith("j");
  }

  private static Read read(Arguments arguments, int index) {
    return read(arguments.sound(index));
  }

  private static Function part(String name, ToDoubleFunction<Complex> part) {
    return Functions.function(
        name, 1, 1, "V", a -> Value.of(part.applyAsDouble(read(a, 0).number())));
  }

  private static Value written(Arguments arguments) {
    String letter = arguments.given(2) ? arguments.text(2) : "i";
    if (!letter.equals("i") && !letter.equals("j")) {
      return Value.Error.VALUE;
    }
    return shown(new Complex(arguments.number(0), arguments.number(1)), letter);
  }

  private static Value shown(Complex number, String letter) {
    double real = number.getReal();
    double imaginary = number.getImaginary();
    if (!Double.isFinite(real) || !Double.isFinite(imaginary)) {
      return Value.Error.NUM;
    }
    if (imaginary == 0) {
      return Value.of(Convert.text(real));
    }
    String figure = Math.abs(imaginary) == 1 ? "" : Convert.text(Math.abs(imaginary));
    String sign = imaginary < 0 ? "-" : real == 0 ? "" : "+";
    String mark = letter.isEmpty() ? "i" : letter;
    return Value.of((real == 0 ? "" : Convert.text(real)) + sign + figure + mark);
  }

  private static Value argument(Arguments arguments) {
    Complex number = read(arguments, 0).number();
    return number.equals(Complex.ZERO) ? Value.Error.DIV0 : Value.of(number.getArgument());
  }

  private static Value conjugate(Arguments arguments) {
    Read read = read(arguments, 0);
    return shown(read.number().conjugate(), read.letter());
  }

  private static Read join(Read left, Read right, BinaryOperator<Complex> operator) {
    boolean mixed = !left.letter().isEmpty() && !right.letter().isEmpty();
    if (mixed && !left.letter().equals(right.letter())) {
      throw ErrorSignal.VALUE;
    }
    String letter = left.letter().isEmpty() ? right.letter() : left.letter();
    return new Read(operator.apply(left.number(), right.number()), letter);
  }

  private static Value joined(Arguments arguments, BinaryOperator<Complex> operator) {
    Read result = join(read(arguments, 0), read(arguments, 1), operator);
    return shown(result.number(), result.letter());
  }

  private static Value folded(
      Arguments arguments, Complex start, BinaryOperator<Complex> operator) {
    Read[] all = {new Read(start, "")};
    Cells.Sink sink =
        new Cells.Sink() {
          @Override
          public void number(int row, int column, double number) {
            all[0] = join(all[0], new Read(new Complex(number, 0), ""), operator);
          }

          @Override
          public void other(int row, int column, Value value) {
            if (value instanceof Value.Error error) {
              throw new ErrorSignal(error);
            }
            all[0] = join(all[0], read(value), operator);
          }
        };
    for (int i = 0; i < arguments.count(); i++) {
      Grids.visit(arguments.operand(i), sink);
    }
    return shown(all[0].number(), all[0].letter());
  }

  private static Function of(String name, UnaryOperator<Complex> body) {
    return Functions.function(
        name,
        1,
        1,
        "V",
        a -> {
          Read read = read(a, 0);
          return shown(body.apply(read.number()), read.letter());
        });
  }

  private static Complex logarithm(Complex number, double base) {
    if (number.equals(Complex.ZERO)) {
      throw ErrorSignal.NUM;
    }
    return number.log().divide(base);
  }

  /** Whole powers of whole numbers stay whole: they are multiplied, not taken by logarithms. */
  private static Value power(Arguments arguments) {
    Read read = read(arguments, 0);
    double exponent = arguments.number(1);
    if (read.number().equals(Complex.ZERO)) {
      throw Unresolved.unclear("IMPOWER(0)");
    }
    if (exponent != Math.rint(exponent) || Math.abs(exponent) > MOST_MULTIPLIED) {
      return shown(read.number().pow(exponent), read.letter());
    }
    Complex power = Complex.ONE;
    for (int i = 0; i < Math.abs(exponent); i++) {
      power = power.multiply(read.number());
    }
    return shown(exponent < 0 ? over(Complex.ONE, power) : power, read.letter());
  }

  private static Complex times(Complex left, Complex right) {
    return left.multiply(right);
  }

  private static Complex over(Complex left, Complex right) {
    double size = right.getReal() * right.getReal() + right.getImaginary() * right.getImaginary();
    if (size == 0) {
      throw ErrorSignal.NUM;
    }
    Complex turned = left.multiply(right.conjugate());
    return new Complex(turned.getReal() / size, turned.getImaginary() / size);
  }
}
