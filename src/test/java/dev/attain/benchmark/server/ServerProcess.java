package dev.attain.benchmark.server;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A server in a process of its own, so that its CPU is its own. */
public final class ServerProcess implements AutoCloseable {
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

  /** Starts the program, from its jar. */
  public static ServerProcess attain(
      Path jar, Path data, List<String> jvmOptions, List<String> store)
      throws IOException, InterruptedException {
    int port = freePort();
    List<String> program = new ArrayList<>(jvmOptions);
    program.addAll(List.of("-jar", jar.toString(), "serve", "--host", "127.0.0.1"));
    program.addAll(List.of("--port", Integer.toString(port)));
    program.addAll(store);
    return start(program, port, data);
  }

  /** Starts a {@link BareServer}, from the class path of this process. */
  public static ServerProcess bare(BareServer.Kind kind, Path data, List<String> jvmOptions)
      throws IOException, InterruptedException {
    int port = freePort();
    List<String> program = new ArrayList<>(jvmOptions);
    program.addAll(List.of("-cp", System.getProperty("java.class.path")));
    program.add(BareServer.class.getName());
    program.addAll(List.of(kind.name(), Integer.toString(port), data.toString()));
    return start(program, port, data);
  }

  /**
   * Waits for the first 200.
   *
   * @param data its log is beside it
   */
  private static ServerProcess start(List<String> program, int port, Path data)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(program);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("ATTAIN_ADMIN_KEY", KEY);
    builder.environment().put("ATTAIN_ADMIN_SECRET", SECRET);
    Path log = data.resolveSibling(data.getFileName() + ".log");
    builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    long start = System.nanoTime();
    Process process = builder.start();
    try {
      waitFor200(process, port, log);
    } catch (IOException | InterruptedException | RuntimeException e) {
      process.destroyForcibly();
      throw e;
    }
    return new ServerProcess(process, port, data, System.nanoTime() - start);
  }

  private static void waitFor200(Process process, int port, Path log)
      throws IOException, InterruptedException {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/xapi/about")).build();
    while (true) {
      if (!process.isAlive()) {
        throw new IOException(
            "the server ended with exit code "
                + process.exitValue()
                + ":\n"
                + Files.readString(log));
      }
      try {
        HttpResponse<Void> answer = client.send(request, HttpResponse.BodyHandlers.discarding());
        if (answer.statusCode() == 200) {
          return;
        }
      } catch (ConnectException e) {
        Thread.sleep(2);
      }
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** The value of the header. */
  public static String authorization() {
    return "Basic "
        + Base64.getEncoder().encodeToString((KEY + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
  }

  public int port() {
    return port;
  }

  public double millisToFirst200() {
    return nanosToFirst200 / 1e6;
  }

  /** What it has used so far. */
  public Usage usage() {
    return Usage.of(process.toHandle(), data);
  }

  /** What it holds now. */
  public ProcessSample sample() {
    return ProcessSample.of(process.toHandle());
  }

  /** Makes it collect all garbage, by the JDK that runs this. */
  public void collectGarbage() throws IOException, InterruptedException {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    Process collection =
        new ProcessBuilder(jcmd, Long.toString(process.pid()), "GC.run")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (collection.waitFor() != 0) {
      throw new IOException("jcmd ended with exit code " + collection.exitValue());
    }
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }
}
