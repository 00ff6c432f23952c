package io.gouji.engine.app;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.spi.ToolProvider;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/**
 * A command that another jar of the product brings along, such as {@code gouji serve}. It is told
 * where the templates lie and parses the rest itself.
 */
@Command(mixinStandardHelpOptions = false)
final class Tool implements Callable<Integer> {
  /** The JDK has tools of this kind too; they are not ours. */
  private static final String OURS = "io.gouji.";

  private final Door door;
  private final ToolProvider provider;

  @Unmatched private List<String> args = new ArrayList<>();

  private Tool(Door door, ToolProvider provider) {
    this.door = door;
    this.provider = provider;
  }

  /** The tools there are, under the loader that also loads us: in Equinox that of our bundle. */
  static List<Tool> all(Door door) {
    return ServiceLoader.load(ToolProvider.class, Tool.class.getClassLoader()).stream()
        .filter(known -> known.type().getName().startsWith(OURS))
        .map(known -> new Tool(door, known.get()))
        .toList();
  }

  String name() {
    return provider.name();
  }

  @Override
  public Integer call() {
    List<String> all = new ArrayList<>(List.of("--lang", door.phrases().language()));
    door.templates().ifPresent(folder -> all.addAll(List.of("--templates", folder.toString())));
    all.addAll(args);
    return provider.run(
        new PrintWriter(door.console().out(), true),
        new PrintWriter(door.console().err(), true),
        all.toArray(String[]::new));
  }
}
