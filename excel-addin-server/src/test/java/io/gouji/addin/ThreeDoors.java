package io.gouji.addin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gouji.addin.Client.Reply;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The same files through validate, batch and the bridge of the product, in 512 MB each. */
final class ThreeDoors {
  private static final String MEMORY = "-Xmx512m";
  private static final int WAITS = 10;
  private static final Pattern ADDRESS = Pattern.compile("https://localhost:(\\d+)/");

  private final Path scratch;
  private final Product product;

  ThreeDoors(Path scratch) {
    this.scratch = scratch;
    this.product = Product.assembled(scratch).with("GOUJI_OPTS", MEMORY);
  }

  /**
   * What came of one file.
   *
   * @param state {@code opened}, or why not: {@code file.damaged}; {@code fault}, if we failed
   * @param told what the user reads of it; empty where it was opened
   * @param took time the processor spent from the answer before it to its own
   */
  record Fate(String state, String told, Duration took) {
    boolean opened() {
      return state.equals("opened");
    }

    boolean refused() {
      return state.startsWith("file.");
    }
  }

  /** {@code gouji validate --format json -o DIR FILE…}: one line for each file, as it is done. */
  Map<Path, Fate> validate(List<Path> files, String language, Path results) throws Exception {
    List<String> command = new ArrayList<>(List.of("validate", "--format", "json"));
    command.addAll(List.of("--lang", language, "-o", results.toString(), "--"));
    files.forEach(file -> command.add(file.toString()));
    Map<Path, Fate> fates = new LinkedHashMap<>();
    Process process = product.startQuiet(command);
    try (BufferedReader out = reader(process)) {
      Duration before = Duration.ZERO;
      for (Path file : files) {
        String line = out.readLine();
        assertThat(line).as("ended before " + file).isNotNull();
        Duration after = worked(process, before);
        fates.put(file, fate(Json.own(line), after.minus(before)));
        before = after;
      }
      assertThat(out.readLine()).isNull();
    } finally {
      process.destroy();
    }
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    return fates;
  }

  /** How long a process has worked: waiting for others on a busy machine does not count. */
  private static Duration worked(Process process, Duration before) {
    return process.info().totalCpuDuration().orElse(before);
  }

  private static Fate fate(JsonNode document, Duration took) {
    if (!document.path("faults").isEmpty()) {
      return new Fate("fault", document.path("faults").toString(), took);
    }
    JsonNode unreadable = document.path("unreadable");
    return unreadable.isMissingNode()
        ? new Fate("opened", "", took)
        : new Fate(unreadable.path("reason").asText(), unreadable.path("text").asText(), took);
  }

  /** {@code gouji batch}: what its record says of each file, by the name below the folder. */
  Map<String, Fate> batch(Path folder, String language, Path results) throws Exception {
    List<String> command =
        List.of("batch", folder.toString(), "--lang", language, "-o", results.toString());
    Process process = product.startQuiet(command);
    try (BufferedReader out = reader(process)) {
      String said = out.lines().collect(Collectors.joining("\n"));
      assertThat(process.waitFor()).as(said).isIn(0, 1, 2, 3);
    } finally {
      process.destroy();
    }
    Map<String, Fate> fates = new TreeMap<>();
    for (String line : Files.readAllLines(results.resolve("gouji-run.jsonl"))) {
      JsonNode result = Json.own(line).path("result");
      if (!result.isMissingNode()) {
        String told = String.join(" ", texts(result.path("problems")));
        fates.put(result.path("path").asText(), new Fate(state(result), told, Duration.ZERO));
      }
    }
    return fates;
  }

  private static String state(JsonNode result) {
    return switch (result.path("state").asText()) {
      case "CHECKED" -> "opened";
      case "UNREADABLE" -> "file.unreadable";
      default -> "fault";
    };
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  /** {@code gouji serve}: every file is sent in, its answer awaited, and it is forgotten. */
  Map<Path, Fate> serve(List<Path> files) throws Exception {
    Path data = scratch.resolve("data");
    Process process =
        product.startQuiet(List.of("serve", "--port", "0", "--data", data.toString()));
    Map<Path, Fate> fates = new LinkedHashMap<>();
    try (BufferedReader out = reader(process)) {
      Matcher address = ADDRESS.matcher(String.valueOf(out.readLine()));
      assertThat(address.find()).isTrue();
      Installation installation = new Installation(data);
      int port = Integer.parseInt(address.group(1));
      Client client = Client.at(port, installation).opened(installation.secret());
      Duration before = worked(process, Duration.ZERO);
      for (Path file : files) {
        Reply reply = client.check(file.getFileName().toString(), Files.readAllBytes(file));
        for (int i = 0; i < WAITS && reply.json().path("state").asText().equals("running"); i++) {
          reply = client.get("/v1/workbooks/" + id(reply) + "?wait=20000");
        }
        Duration after = worked(process, before);
        fates.put(file, served(reply, after.minus(before)));
        before = after;
        client.delete("/v1/workbooks/" + id(reply));
      }
    } finally {
      process.destroy();
    }
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    return fates;
  }

  private static String id(Reply reply) {
    return reply.json().path("id").asText();
  }

  private static Fate served(Reply reply, Duration took) {
    JsonNode json = reply.json();
    if (json.path("state").asText().equals("done")) {
      boolean failed = !json.path("evaluation").path("faults").isEmpty();
      return new Fate(failed ? "fault" : "opened", "", took);
    }
    JsonNode problem = json.has("problem") ? json.path("problem") : json;
    String type = problem.path("type").asText();
    return new Fate(
        type.substring(type.lastIndexOf(':') + 1), problem.path("detail").asText(), took);
  }

  private static BufferedReader reader(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }
}
