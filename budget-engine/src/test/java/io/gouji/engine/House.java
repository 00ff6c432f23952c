package io.gouji.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static io.gouji.engine.Library.COLLECTIONS;
import static io.gouji.engine.Library.COMMAND_LINE;
import static io.gouji.engine.Library.CSV;
import static io.gouji.engine.Library.ECLIPSE;
import static io.gouji.engine.Library.HTML;
import static io.gouji.engine.Library.JDK;
import static io.gouji.engine.Library.JSON;
import static io.gouji.engine.Library.MATH;
import static io.gouji.engine.Library.NULLNESS;
import static io.gouji.engine.Library.PDF;
import static io.gouji.engine.Library.POI_FORMULA;
import static io.gouji.engine.Library.POI_WORD;
import static io.gouji.engine.Library.POI_WORKBOOK;
import static io.gouji.engine.Library.POI_XSSF;
import static io.gouji.engine.Library.XML;
import static io.gouji.engine.Library.ZIP;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rooms of the engine and what may be carried into each, as a table that is law. A package that
 * is not in it breaks the build; to add one, or to bring a library into a room, change the table
 * and say why in the commit.
 */
final class House {
  /** Every room may use these. */
  private static final Set<Library> EVERYWHERE = EnumSet.of(JDK, NULLNESS, COLLECTIONS);

  /** Rooms where an amount is a whole number of fen and a binary fraction is a mistake. */
  private static final Set<String> EXACT = Set.of("table", "rule", "repair", "narrative");

  /** The room of the front: the root package itself. */
  private static final String FRONT = "";

  private static final Map<String, Room> ROOMS = rooms();

  /** A package below the root: which other rooms and which libraries it may use. */
  private record Room(Set<String> rooms, Set<Library> libraries) {}

  private final String root;

  /** The laws for the rooms below one root package: the engine's, or a planted one's. */
  House(String root) {
    this.root = root;
  }

  private static Map<String, Room> rooms() {
    Map<String, Room> rooms = new TreeMap<>();
    put(rooms, "sheet", List.of());
    put(rooms, "finding", List.of("sheet"));
    put(rooms, "parts", List.of(), ZIP, XML, POI_WORKBOOK);
    put(rooms, "xlsx", List.of("sheet", "parts"), ZIP, POI_WORKBOOK, POI_FORMULA);
    put(rooms, "formula", List.of("sheet", "finding"), POI_FORMULA, MATH);
    put(rooms, "pack", List.of("finding"), CSV);
    put(rooms, "table", List.of("sheet", "finding"));
    put(rooms, "binding", List.of("sheet", "finding", "pack", "table"));
    put(rooms, "rule", List.of("sheet", "finding", "formula", "pack", "table"), POI_FORMULA, MATH);
    put(rooms, "repair", List.of("sheet", "finding", "table", "rule"), MATH);
    put(rooms, "document", List.of("finding", "parts"), POI_WORD, POI_WORKBOOK, PDF, HTML);
    put(rooms, "narrative", List.of("finding", "pack", "table", "rule", "document"));
    put(rooms, FRONT, List.copyOf(rooms.keySet()));
    put(
        rooms,
        "report",
        List.copyOf(rooms.keySet()),
        CSV,
        JSON,
        XML,
        POI_WORKBOOK,
        POI_FORMULA,
        POI_XSSF);
    put(rooms, "batch", List.of(FRONT, "report", "finding", "table", "sheet"), CSV, JSON, MATH);
    put(rooms, "app", List.of(FRONT, "report", "batch", "finding"), COMMAND_LINE, ECLIPSE);
    return rooms;
  }

  private static void put(
      Map<String, Room> rooms, String name, Collection<String> others, Library... libraries) {
    Set<Library> allowed = EnumSet.copyOf(EVERYWHERE);
    allowed.addAll(List.of(libraries));
    rooms.put(name, new Room(Set.copyOf(others), allowed));
  }

  /** Every law by name. */
  Map<String, ArchRule> laws() {
    Map<String, ArchRule> laws = new TreeMap<>();
    laws.put("every package is a room", law(this::homeless));
    laws.put("a room imports what the table allows", law(this::imports));
    laws.put("money is never a binary fraction", law(this::fractions));
    laws.put("one adapter of a kind at most leaves whole numbers", rule(new OneAdapter()));
    laws.put("only the doors print", law(this::prints));
    laws.put("nobody asks for the default locale", law(this::locales));
    laws.put("a record that is compared by hand is compared whole", law(this::comparisons));
    return laws;
  }

  private Stream<String> homeless(JavaClass owner) {
    return ROOMS.containsKey(room(owner))
        ? Stream.empty()
        : Stream.of(owner.getName() + " lives in no room of the table");
  }

  private Stream<String> imports(JavaClass owner) {
    Room room = ROOMS.get(room(owner));
    if (room == null) {
      return Stream.empty();
    }
    return owner.getDirectDependenciesFromSelf().stream()
        .filter(dependency -> !allowed(room, owner, dependency.getTargetClass()))
        .map(Dependency::getDescription);
  }

  private boolean allowed(Room room, JavaClass owner, JavaClass imported) {
    JavaClass target = imported.getBaseComponentType();
    if (target.isPrimitive()) {
      return true;
    }
    if (inside(target)) {
      return room(target).equals(room(owner)) || room.rooms().contains(room(target));
    }
    Optional<Library> library = Library.of(target.getName());
    return library.isPresent() && room.libraries().contains(library.get());
  }

  private Stream<String> fractions(JavaClass owner) {
    if (!EXACT.contains(room(owner)) || isAdapter(owner)) {
      return Stream.empty();
    }
    Stream<String> fields =
        owner.getFields().stream()
            .filter(field -> isFraction(field.getType()))
            .map(field -> field.getFullName() + " holds a binary fraction");
    Stream<String> codeUnits =
        owner.getCodeUnits().stream()
            .filter(House::speaksFractions)
            .map(unit -> unit.getFullName() + " takes or gives a binary fraction");
    return Stream.concat(fields, codeUnits);
  }

  private static boolean speaksFractions(JavaCodeUnit unit) {
    return isFraction(unit.getReturnType())
        || unit.getParameterTypes().stream().anyMatch(House::isFraction);
  }

  private static boolean isFraction(JavaType type) {
    return type.getAllInvolvedRawTypes().stream()
        .map(JavaClass::getBaseComponentType)
        .anyMatch(
            raw ->
                raw.isEquivalentTo(double.class)
                    || raw.isEquivalentTo(float.class)
                    || raw.isEquivalentTo(Double.class)
                    || raw.isEquivalentTo(Float.class));
  }

  private static final String BRANCH = "org.apache.commons.math3.";

  /** Whether a class, or one nested in the same file, hands its figures to commons-math3. */
  private boolean isAdapter(JavaClass owner) {
    String outermost = outermost(owner);
    return owner.getPackage().getClasses().stream()
        .filter(neighbour -> outermost(neighbour).equals(outermost))
        .flatMap(neighbour -> neighbour.getDirectDependenciesFromSelf().stream())
        .map(dependency -> Library.of(dependency.getTargetClass().getBaseComponentType().getName()))
        .anyMatch(library -> library.equals(Optional.of(MATH)));
  }

  private Stream<String> prints(JavaClass owner) {
    if (room(owner).equals("app")) {
      return Stream.empty();
    }
    Stream<String> streams =
        owner.getFieldAccessesFromSelf().stream()
            .filter(access -> access.getTargetOwner().isEquivalentTo(System.class))
            .filter(access -> Set.of("out", "err").contains(access.getName()))
            .map(JavaAccess::getDescription);
    Stream<String> traces =
        owner.getMethodCallsFromSelf().stream()
            .filter(call -> call.getTargetOwner().isAssignableTo(Throwable.class))
            .filter(call -> call.getName().equals("printStackTrace"))
            .filter(call -> call.getTarget().getRawParameterTypes().isEmpty())
            .map(JavaAccess::getDescription);
    return Stream.concat(streams, traces);
  }

  private Stream<String> locales(JavaClass owner) {
    return owner.getMethodCallsFromSelf().stream()
        .filter(call -> call.getTargetOwner().isEquivalentTo(java.util.Locale.class))
        .filter(call -> call.getName().equals("getDefault"))
        .map(JavaAccess::getDescription);
  }

  /**
   * What a record generates for comparing is looked up when it first runs, which a single check
   * pays for; so some say by hand what is equal, and a component that is added must not be missed.
   */
  private Stream<String> comparisons(JavaClass owner) {
    Optional<JavaMethod> equality = owner.tryGetMethod("equals", Object.class);
    if (!owner.isAssignableTo(Record.class) || equality.isEmpty()) {
      return Stream.empty();
    }
    Set<String> compared =
        equality.get().getFieldAccesses().stream()
            .filter(access -> access.getTargetOwner().equals(owner))
            .map(JavaAccess::getName)
            .collect(Collectors.toSet());
    return compared.isEmpty()
        ? Stream.empty()
        : owner.getFields().stream()
            .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
            .filter(field -> !compared.contains(field.getName()))
            .map(field -> field.getFullName() + " is not compared");
  }

  private boolean inside(JavaClass owner) {
    return owner.getPackageName().equals(root) || owner.getPackageName().startsWith(root + ".");
  }

  /** The package below the root; the root itself is the front. */
  private String room(JavaClass owner) {
    String name = owner.getPackageName();
    return name.equals(root) ? FRONT : name.substring(root.length() + 1);
  }

  private static String outermost(JavaClass owner) {
    return owner.getEnclosingClass().map(House::outermost).orElse(owner.getName());
  }

  private static ArchRule law(Function<JavaClass, Stream<String>> faults) {
    return rule(
        new ArchCondition<>("obey") {
          @Override
          public void check(JavaClass owner, ConditionEvents events) {
            faults
                .apply(owner)
                .forEach(fault -> events.add(SimpleConditionEvent.violated(owner, fault)));
          }
        });
  }

  /** Rooms that nobody has built yet break no law. */
  private static ArchRule rule(ArchCondition<JavaClass> condition) {
    return classes().should(condition).allowEmptyShould(true);
  }

  /**
   * Linear programs and statistics need binary fractions; each stays in one class, and what comes
   * of it is checked in whole numbers or is but a question to people (decision 0013).
   */
  private final class OneAdapter extends ArchCondition<JavaClass> {
    private final Map<String, List<JavaClass>> adapters = new TreeMap<>();

    OneAdapter() {
      super("be the only adapter of its kind");
    }

    @Override
    public void init(Collection<JavaClass> all) {
      adapters.clear();
    }

    @Override
    public void check(JavaClass owner, ConditionEvents events) {
      boolean topLevel = owner.getEnclosingClass().isEmpty();
      if (topLevel && EXACT.contains(room(owner)) && isAdapter(owner)) {
        kinds(owner)
            .forEach(kind -> adapters.computeIfAbsent(kind, k -> new ArrayList<>()).add(owner));
      }
    }

    /** The branches of commons-math3 that a class, or one nested in its file, uses. */
    private Set<String> kinds(JavaClass owner) {
      return owner.getPackage().getClasses().stream()
          .filter(neighbour -> outermost(neighbour).equals(outermost(owner)))
          .flatMap(neighbour -> neighbour.getDirectDependenciesFromSelf().stream())
          .map(dependency -> dependency.getTargetClass().getBaseComponentType().getPackageName())
          .filter(name -> name.startsWith(BRANCH))
          .map(name -> name.substring(BRANCH.length()).split("\\.")[0])
          .collect(Collectors.toSet());
    }

    @Override
    public void finish(ConditionEvents events) {
      adapters.values().stream()
          .filter(same -> same.size() > 1)
          .flatMap(List::stream)
          .forEach(
              adapter ->
                  events.add(
                      SimpleConditionEvent.violated(
                          adapter, adapter.getName() + " is one adapter of several")));
    }
  }
}
