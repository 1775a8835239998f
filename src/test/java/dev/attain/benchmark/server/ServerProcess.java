package dev.attain.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** A server in a process of its own, started from the runnable jar, so that its CPU is its own. */
final class ServerProcess implements AutoCloseable {
  private static final String KEY = "benchmark";
  private static final String SECRET = "benchmark-secret";

  private final Process process;
  private final int port;
  private final Path data;
  private final long nanosToFirst200;

  private ServerProcess(Process process, int port, Path data, long nanosToFirst200) {
    this.process = process;
    this.port = port;
    this.data = data;
    this.nanosToFirst200 = nanosToFirst200;
  }

  /**
   * Starts a server and waits for its first 200.
   *
   * @param store the options that say where it keeps everything
   * @param data where it does when it has a data folder; its log is beside it
   */
  static ServerProcess start(Path jar, Path data, List<String> jvmOptions, List<String> store)
      throws IOException, InterruptedException {
    int port = freePort();
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command =
        Stream.of(
                Stream.of(java),
                jvmOptions.stream(),
                Stream.of("-jar", jar.toString(), "serve", "--host", "127.0.0.1"),
                Stream.of("--port", Integer.toString(port)),
                store.stream())
            .flatMap(s -> s)
            .toList();
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("ATTAIN_ADMIN_KEY", KEY);
    builder.environment().put("ATTAIN_ADMIN_SECRET", SECRET);
    builder.redirectErrorStream(true).redirectOutput(data.resolveSibling("server.log").toFile());
    long start = System.nanoTime();
    Process process = builder.start();
    waitFor200(process, port);
    return new ServerProcess(process, port, data, System.nanoTime() - start);
  }

  private static void waitFor200(Process process, int port)
      throws IOException, InterruptedException {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/xapi/about")).build();
    while (true) {
      if (!process.isAlive()) {
        throw new IOException("the server ended with exit code " + process.exitValue());
      }
      try {
        HttpResponse<Void> answer = client.send(request, HttpResponse.BodyHandlers.discarding());
        if (answer.statusCode() == 200) {
          return;
        }
      } catch (java.net.ConnectException e) {
        Thread.sleep(2);
      }
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  static String authorization() {
    return "Basic "
        + Base64.getEncoder().encodeToString((KEY + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
  }

  int port() {
    return port;
  }

  long millisToFirst200() {
    return nanosToFirst200 / 1_000_000;
  }

  /** User and system time of the server so far. */
  Duration cpu() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** Resident memory in MB, from the kernel; -1 where it does not tell. */
  long residentMegabytes() {
    try {
      return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
          .findFirst()
          .orElse(-1L);
    } catch (IOException e) {
      return -1;
    }
  }

  /** What the data folder takes on disk, in bytes. */
  long diskBytes() throws IOException {
    try (Stream<Path> files = Files.walk(data)) {
      return files.filter(Files::isRegularFile).mapToLong(ServerProcess::size).sum();
    }
  }

  private static long size(Path file) {
    try {
      return Files.exists(file) ? Files.size(file) : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }
}
