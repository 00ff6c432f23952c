package io.gouji.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The small cluster that lies beside the product starts, says why if not, and stops. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the script is one of a Unix shell")
class ClusterScriptIT {
  private static final Path BUILT =
      Path.of(System.getProperty("gouji.home"), "budget-engine/flink/target/gouji-flink");

  @TempDir private Path folder;

  /** Folders of commands that come before the system's. */
  private String tools = "";

  private Path javaHome = Path.of(System.getProperty("java.home"));

  /** How a call ended. */
  private record Ended(int code, String told) {}

  private Ended cluster(String... args) throws Exception {
    return cluster(true, args);
  }

  private Ended cluster(boolean homeIsKnown, String... args) throws Exception {
    Path home = BUILT.resolveSibling("cluster-home");
    if (Files.notExists(home.resolve("plugins"))) {
      Files.createDirectories(home.resolve("plugins"));
      Files.createSymbolicLink(home.resolve("flink"), BUILT);
      for (String jar : System.getProperty("java.class.path").split(":")) {
        if (jar.matches(".*/commons-(compress|io|lang3|math3)-[0-9.]+jar")) {
          Path file = Path.of(jar);
          Files.createSymbolicLink(home.resolve("plugins").resolve(file.getFileName()), file);
        }
      }
    }
    List<String> command = new ArrayList<>(List.of("/bin/sh", BUILT.resolve("cluster").toString()));
    command.addAll(List.of(args));
    Path told = folder.resolve("told");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().remove("GOUJI_HOME");
    if (homeIsKnown) {
      builder.environment().put("GOUJI_HOME", home.toString());
    }
    builder.environment().put("JAVA_HOME", javaHome.toString());
    builder.environment().merge("PATH", tools, (path, first) -> first + path);
    Process process = builder.redirectErrorStream(true).redirectOutput(told.toFile()).start();
    assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
    return new Ended(process.exitValue(), Files.readString(told));
  }

  @Test
  void whatIsStartedIsStopped() throws Exception {
    String place = folder.resolve("cluster").toString();
    String port = Integer.toString(Ports.free(2));

    Ended started = cluster("start", place, "1", port);
    try {
      assertThat(started.told()).isEqualTo("http://127.0.0.1:" + port + "\n");
      assertThat(started.code()).isZero();
      List<ProcessHandle> processes =
          Files.readAllLines(Path.of(place, "processes")).stream()
              .map(pid -> ProcessHandle.of(Long.parseLong(pid)).orElseThrow())
              .toList();
      assertThat(processes).hasSize(2);
      // Whoever hands in a job now need not wait for a slot.
      String known =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(started.told().strip() + "/overview")).build(),
                  HttpResponse.BodyHandlers.ofString())
              .body();
      assertThat(known).contains("\"taskmanagers\":1", "\"slots-available\":1");
      Ended again = cluster("start", place, "1", port);
      assertThat(again.code()).isEqualTo(64);
      assertThat(again.told()).contains("stop it first");

      assertThat(cluster("run", place, "--help").code()).isZero();

      Ended stopped = cluster("stop", place);

      assertThat(stopped.code()).as(stopped.told()).isZero();
      assertThat(processes).noneMatch(ClusterScriptIT::works);
      assertThat(left(place)).containsExactly(LEFT);
    } finally {
      cluster("stop", place);
    }
    Ended odd = cluster("start", place, "two", port);
    assertThat(odd.code()).isEqualTo(64);
    assertThat(odd.told()).hasLineCount(1).contains("must be numbers");
    Ended lacking = cluster("run", place, "job.jar");
    assertThat(lacking.code()).isEqualTo(64);
    assertThat(lacking.told()).hasLineCount(1).contains("cluster start " + place);
    Ended twice = cluster("stop", place);
    assertThat(twice.code()).isEqualTo(64);
    assertThat(twice.told()).contains("nothing to stop");
  }

  /** What a cluster that is gone leaves, for whoever wants to know how it went. */
  private static final String[] LEFT = {"config.yaml", "jobmanager.log", "taskmanager-1.log"};

  private static List<String> left(String place) throws IOException {
    try (Stream<Path> all = Files.list(Path.of(place))) {
      return all.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void whatKilledProcessesLeaveIsTakenAway() throws Exception {
    // A small system may be without it.
    Path ps = Files.createDirectories(folder.resolve("tools")).resolve("ps");
    Files.writeString(ps, "#!/bin/sh\nexit 127\n");
    assertThat(ps.toFile().setExecutable(true)).isTrue();
    tools = ps.getParent() + ":";
    String place = folder.resolve("cluster").toString();
    String port = Integer.toString(Ports.free(2));
    Ended started = cluster("start", place, "1", port);
    assertThat(started.code()).as(started.told()).isZero();
    assertThat(cluster("start", place, "1", port).told()).contains("stop it first");
    for (String pid : Files.readAllLines(Path.of(place, "processes"))) {
      ProcessHandle process = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
      process.destroyForcibly();
      long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
      while (works(process)) {
        assertThat(System.nanoTime()).isLessThan(end);
        Thread.onSpinWait();
      }
    }
    assertThat(left(place)).contains("processes", ".gouji-cluster-tmp");

    Ended stopped = cluster("stop", place);

    assertThat(stopped.told()).contains("nothing to stop");
    assertThat(left(place)).containsExactly(LEFT);
  }

  @Test
  void aTaskManagerThatDoesNotComeIsTold() throws Exception {
    Path place = Files.createDirectories(folder.resolve("cluster"));
    // Its process cannot begin, as Java is none.
    Path java = Files.createDirectories(folder.resolve("java/bin")).resolve("java");
    Files.writeString(
        java,
        """
        #!/bin/sh
        case "$*" in *TaskManagerRunner*) echo 'no room here'; exit 1 ;; esac
        exec "%s/bin/java" "$@"
        """
            .formatted(System.getProperty("java.home")));
    assertThat(java.toFile().setExecutable(true)).isTrue();
    javaHome = java.getParent().getParent();

    Ended started = cluster("start", place.toString(), "1", Integer.toString(Ports.free(2)));

    assertThat(started.code()).isEqualTo(1);
    assertThat(started.told()).contains("taskmanager-1.log", "no room here");
    assertThat(left(place.toString())).containsExactly(LEFT);
  }

  @Test
  void theFolderOfTheProductMustBeKnown() throws Exception {
    Ended lost = cluster(false, "start", folder.resolve("cluster").toString());

    assertThat(lost.code()).isEqualTo(64);
    assertThat(lost.told()).hasLineCount(1).contains("GOUJI_HOME");
  }

  /** A process that ended may still be known until whoever inherited it has taken notice. */
  private static boolean works(ProcessHandle process) {
    return process.isAlive() && process.info().command().isPresent();
  }

  @Test
  void aPortThatIsTakenIsTold() throws Exception {
    String place = folder.resolve("cluster").toString();
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Ended started = cluster("start", place, "1", Integer.toString(taken.getLocalPort()));

      assertThat(started.code()).isEqualTo(1);
      assertThat(started.told())
          .contains("jobmanager.log", "Port " + taken.getLocalPort(), "cluster start " + place)
          .doesNotContain("Caused by");
    }
    assertThat(cluster("stop", place).told()).contains("nothing to stop");
  }
}
