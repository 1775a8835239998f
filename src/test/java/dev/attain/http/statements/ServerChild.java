package dev.attain.http.statements;

import dev.attain.app.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** A whole server in a process of its own, which a shell command starts under some limit. */
final class ServerChild implements AutoCloseable {
  private static final String KEY = "test";
  private static final String SECRET = "a secret for tests";

  private final Process process;
  private final URI address;
  private final HttpClient http = HttpClient.newHttpClient();

  private ServerChild(Process process, URI address) {
    this.process = process;
    this.address = address;
  }

  /**
   * Starts a server and waits until it serves.
   *
   * @param launcher a command that ends by running the command that is given to it as arguments
   */
  static ServerChild start(List<String> launcher, Path data) throws IOException {
    List<String> command = new ArrayList<>(launcher);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "serve",
            "--port=0",
            "--data=" + data));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("ATTAIN_ADMIN_KEY", KEY);
    builder.environment().put("ATTAIN_ADMIN_SECRET", SECRET);
    Process process = builder.start();
    BufferedReader output = process.inputReader();
    List<String> lines = new ArrayList<>();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      lines.add(line);
      if (line.matches("Attain .* serves http://.*")) {
        drain(output);
        return new ServerChild(process, URI.create(line.replaceFirst(".* serves ", "")));
      }
    }
    throw new IOException("the server did not start: " + lines);
  }

  /** What nobody reads would hold up the child when the pipe is full. */
  private static void drain(BufferedReader output) {
    AtomicReference<String> last = new AtomicReference<>();
    Thread reader = new Thread(() -> output.lines().forEach(last::set));
    reader.setDaemon(true);
    reader.start();
  }

  HttpResponse<String> get(String path) throws Exception {
    return http.send(request(path).GET().build(), BodyHandlers.ofString());
  }

  HttpResponse<String> post(String type, byte[] body) throws Exception {
    return http.send(
        request("/xapi/statements")
            .header("Content-Type", type)
            .POST(BodyPublishers.ofByteArray(body))
            .build(),
        BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    byte[] pair = (KEY + ":" + SECRET).getBytes(StandardCharsets.UTF_8);
    return HttpRequest.newBuilder(address.resolve(path))
        .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair))
        .header("X-Experience-API-Version", "1.0.3");
  }

  /** A folder as the child sees it, which may have mounted something there. */
  Path seen(Path folder) {
    return Path.of("/proc/" + process.pid() + "/root").resolve(Path.of("/").relativize(folder));
  }

  /** Kills it: nothing is tidied up. */
  @Override
  public void close() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }
}
