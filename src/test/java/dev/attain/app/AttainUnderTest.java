package dev.attain.app;

import dev.attain.config.ServerSettings;
import dev.attain.conformance.LrsUnderTest;
import dev.attain.conformance.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** This project's server for the conformance suite: embedded engine, a folder of its own. */
public final class AttainUnderTest implements LrsUnderTest {
  private @Nullable Path folder;
  private @Nullable Attain server;

  @Override
  public Target start() throws Exception {
    folder = Files.createTempDirectory("attain-conformance");
    Map<String, String> options =
        Map.of(
            "port", "0",
            "data", folder.resolve("data").toString(),
            "admin-key", "conformance",
            "admin-secret", "a secret for the suite");
    server =
        Attain.start(
            ServerSettings.of(ServerSettings.read(options, Map.of(), null)),
            InstantSource.system());
    URI endpoint = URI.create("http://127.0.0.1:" + server.port() + "/xapi");
    return new Target(endpoint, "conformance", "a secret for the suite");
  }

  @Override
  public void close() {
    if (server != null) {
      server.stop();
    }
    if (folder != null) {
      delete(folder);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
