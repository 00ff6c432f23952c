package io.gouji.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.finding.RuleId;
import io.gouji.engine.pack.RowSpec;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.sheet.SheetBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Records that say by hand what is equal compare like those that do not: the same values are equal,
 * any other value is a difference, and the hash tells apart by what it should.
 */
class ComparedByHandTest {
  /** What is compared by what it comes to, not by its components. */
  private static final Set<Class<?>> OF_ANOTHER_KIND = Set.of(Evaluation.class);

  /** Records of which a few components tell enough. */
  private static final Set<String> HASHED_IN_PART =
      Set.of(
          "io.gouji.engine.formula.Cells$Kept",
          "io.gouji.engine.pack.RowSpec",
          "io.gouji.engine.rule.Line",
          "io.gouji.engine.sheet.CellFormula");

  private static final int MOST_OF_THEM = 20;

  private static final List<Sheet> SHEETS =
      List.of(new SheetBuilder("表").build(), new SheetBuilder("表").build());

  /** A compiler's own comparison may not be overridden; one by hand may. */
  static Stream<Class<?>> records() throws IOException, URISyntaxException {
    URI place = Evaluation.class.getProtectionDomain().getCodeSource().getLocation().toURI();
    try (Stream<Path> files = Files.walk(Path.of(place).resolve("io"))) {
      List<Class<?>> records =
          files
              .map(file -> Path.of(place).relativize(file).toString())
              .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
              .sorted()
              .<Class<?>>map(ComparedByHandTest::loaded)
              .filter(type -> type.isRecord() && !OF_ANOTHER_KIND.contains(type))
              .filter(type -> isByHand(type, "equals", Object.class))
              .toList();
      assertThat(records).hasSizeGreaterThan(MOST_OF_THEM).contains(RuleId.class, RowSpec.class);
      return records.stream();
    }
  }

  private static Class<?> loaded(String file) {
    String name = file.replaceAll("[/\\\\]", ".").replaceAll("\\.class$", "");
    try {
      return Class.forName(name, false, ComparedByHandTest.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }

  private static boolean isByHand(Class<?> type, String method, Class<?>... parameters) {
    try {
      return !Modifier.isFinal(type.getDeclaredMethod(method, parameters).getModifiers());
    } catch (NoSuchMethodException e) {
      return false;
    }
  }

  @ParameterizedTest
  @MethodSource("records")
  void equalIsWhatHasTheSameValues(Class<?> type) throws ReflectiveOperationException {
    RecordComponent[] components = type.getRecordComponents();
    Object one = record(type, values(components));
    Object same = record(type, values(components));
    assertThat(one).isEqualTo(same).hasSameHashCodeAs(same).isNotEqualTo(null).isNotEqualTo("");
    Set<String> hashed = new TreeSet<>();
    for (int i = 0; i < components.length; i++) {
      String name = components[i].getName();
      Object[] others = values(components);
      others[i] = value(components[i].getGenericType(), i, 1);
      Object other = record(type, others);
      assertThat(one).as(name).isNotEqualTo(other);
      assertThat(other).as(name).isNotEqualTo(one);
      if (one.hashCode() != other.hashCode()) {
        hashed.add(name);
      }
    }
    if (HASHED_IN_PART.contains(type.getName())) {
      assertThat(hashed).isNotEmpty();
    } else {
      assertThat(hashed).hasSize(components.length);
    }
  }

  private static Object[] values(RecordComponent[] components) throws ReflectiveOperationException {
    Object[] values = new Object[components.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(components[i].getGenericType(), i, 0);
    }
    return values;
  }

  private static Object record(Class<?> type, Object[] values) throws ReflectiveOperationException {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    Constructor<?> constructor = type.getDeclaredConstructor(types);
    constructor.setAccessible(true);
    return constructor.newInstance(values);
  }

  /**
   * One of two values of a type.
   *
   * @param place of the component in its record; numbers ascend with it, as ranges must
   */
  private static Object value(Type type, int place, int which) throws ReflectiveOperationException {
    if (type instanceof ParameterizedType of) {
      Object inside = value(of.getActualTypeArguments()[0], place, which);
      return of.getRawType() == Optional.class ? Optional.of(inside) : List.of(inside);
    }
    Class<?> plain = (Class<?>) type;
    int number = 1 + 2 * place + which;
    if (plain == int.class) {
      return number;
    } else if (plain == long.class) {
      return (long) number;
    } else if (plain == boolean.class) {
      return which == 1;
    } else if (plain == String.class) {
      return "X0" + number;
    } else if (plain == Sheet.class) {
      return SHEETS.get(which);
    } else if (plain.isEnum()) {
      return plain.getEnumConstants()[which];
    } else if (plain.isArray()) {
      Object array = Array.newInstance(plain.getComponentType(), 1);
      Array.set(array, 0, value(plain.getComponentType(), place, which));
      return array;
    } else if (plain.isSealed()) {
      return value(plain.getPermittedSubclasses()[0], place, which);
    } else if (plain.isRecord()) {
      RecordComponent[] components = plain.getRecordComponents();
      Object[] values = new Object[components.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = value(components[i].getGenericType(), i, which);
      }
      return record(plain, values);
    }
    throw new IllegalArgumentException("no value of " + type.getTypeName());
  }
}
