package io.gouji.flink;

import java.io.File;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A job manager and task managers as processes of this computer, from the jars of the build. */
final class LocalCluster implements AutoCloseable {
  private static final Path HOME = Path.of(System.getProperty("gouji.home"));
  private static final Path JARS = HOME.resolve("budget-engine/flink/target/gouji-flink");

  /** The jar that is submitted. */
  static final Path JOB = JARS.resolve("gouji-flink.jar");

  private final Path folder;
  private final List<Process> all = new ArrayList<>();
  private final List<Process> workers = new ArrayList<>();
  private final Map<Process, Path> logs = new HashMap<>();
  private final int rest;
  private int started;

  /** Starts a job manager; it and all others listen on this computer only. */
  LocalCluster(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.rest = Ports.free(3);
    Files.writeString(
        folder.resolve("config.yaml"),
        String.join(
            "\n",
            "jobmanager.rpc.address: 127.0.0.1",
            "jobmanager.rpc.port: " + (rest + 1),
            "jobmanager.bind-host: 127.0.0.1",
            "blob.server.port: " + (rest + 2),
            "rest.address: 127.0.0.1",
            "rest.bind-address: 127.0.0.1",
            "rest.port: " + rest,
            "taskmanager.host: 127.0.0.1",
            "taskmanager.bind-host: 127.0.0.1",
            "taskmanager.numberOfTaskSlots: 1",
            "taskmanager.cpu.cores: 1.0",
            "taskmanager.memory.framework.heap.size: 128m",
            "taskmanager.memory.framework.off-heap.size: 128m",
            "taskmanager.memory.jvm-metaspace.size: 256m",
            "taskmanager.memory.jvm-overhead.min: 192m",
            "taskmanager.memory.jvm-overhead.max: 192m",
            "taskmanager.memory.task.heap.size: 512m",
            "taskmanager.memory.task.off-heap.size: 64m",
            "taskmanager.memory.network.min: 64m",
            "taskmanager.memory.network.max: 64m",
            "taskmanager.memory.managed.size: 64m",
            "io.tmp.dirs: " + folder,
            ""));
    all.add(
        java("org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint", "-Xmx512m"));
  }

  /** Starts one more task manager, with one slot. */
  void addWorker() throws IOException {
    Process worker = java("org.apache.flink.runtime.taskexecutor.TaskManagerRunner", "-Xmx768m");
    all.add(worker);
    workers.add(worker);
  }

  /** What its web page knows of something; nothing before it listens. */
  String answer(String path) throws IOException, InterruptedException {
    URI page = URI.create("http://127.0.0.1:" + rest + path);
    try {
      return HttpClient.newHttpClient()
          .send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString())
          .body();
    } catch (ConnectException early) {
      return "";
    }
  }

  /** The task managers that nobody killed. */
  List<Process> workers() {
    return List.copyOf(workers);
  }

  /** Kills the task manager that has been there longest, as a power failure would. */
  void killWorker() throws InterruptedException {
    Process worker = workers.remove(0);
    worker.destroyForcibly();
    worker.waitFor();
  }

  /** {@code flink run}: submits the job and waits for its end. */
  Process submit(String... args) throws IOException {
    List<String> all = new ArrayList<>(List.of("run", "-p", "2", JOB.toString()));
    all.addAll(Arrays.asList(args));
    Process client =
        java(
            List.of("-Xmx512m", "-Dfile.encoding=UTF-8", "org.apache.flink.client.cli.CliFrontend"),
            all);
    this.all.add(client);
    return client;
  }

  private Process java(String main, String memory) throws IOException {
    return java(List.of(memory, main), List.of("--configDir", folder.toString()));
  }

  private Process java(List<String> first, List<String> last) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // As the configuration of Flink's own distribution has it for Java 17.
    command.addAll(List.of("--add-opens=java.base/java.util=ALL-UNNAMED"));
    command.addAll(List.of("-XX:+UseSerialGC", "-cp", flink()));
    // The client lays the jars of the job out there, and leaves them where it is killed.
    command.add("-Djava.io.tmpdir=" + folder);
    command.addAll(first);
    command.addAll(last);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("FLINK_CONF_DIR", folder.toString());
    builder.environment().put("GOUJI_HOME", HOME.toString());
    builder.environment().put("LC_ALL", "C.UTF-8");
    Path log = folder.resolve("process-" + started++ + ".log");
    Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    logs.put(process, log);
    return process;
  }

  /** Flink without the job, as a cluster has it; what it shares with us lies with the tests. */
  private static String flink() throws IOException {
    try (Stream<Path> jars = Files.list(JARS)) {
      Stream<String> shared =
          Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
              .filter(jar -> jar.matches(".*[/\\\\]commons-(compress|io|lang3|math3)-[0-9.]+jar"));
      return Stream.concat(
              jars.filter(jar -> !jar.equals(JOB)).sorted().map(Path::toString), shared)
          .collect(Collectors.joining(File.pathSeparator));
    }
  }

  /** What one process said. */
  String said(Process process) throws IOException {
    return Files.readString(Objects.requireNonNull(logs.get(process)));
  }

  /** What all processes said, for whoever must find out why a test failed. */
  private String told() throws IOException {
    StringBuilder told = new StringBuilder();
    for (int number = 0; number < started; number++) {
      Path log = folder.resolve("process-" + number + ".log");
      told.append(log.getFileName()).append("\n").append(Files.readString(log)).append("\n");
    }
    return told.toString();
  }

  /** The same where it is only to be shown. */
  String logged() {
    try {
      return told();
    } catch (IOException gone) {
      return gone.toString();
    }
  }

  @Override
  public void close() {
    all.forEach(Process::destroyForcibly);
    all.forEach(process -> process.onExit().join());
  }
}
