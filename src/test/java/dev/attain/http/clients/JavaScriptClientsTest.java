package dev.attain.http.clients;

import dev.attain.access.NewCredential;
import dev.attain.access.Scope;
import dev.attain.http.RunningServer;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Libraries that others made, each saying and asking all that it can over real HTTP. */
class JavaScriptClientsTest {
  private static final Set<Scope> SCOPES =
      Set.of(
          Scope.STATEMENTS_WRITE,
          Scope.STATEMENTS_READ,
          Scope.DOCUMENTS_WRITE,
          Scope.DOCUMENTS_READ);

  private static @Nullable NodeClients installed;

  @ParameterizedTest
  @ValueSource(strings = {"xapi-js.mjs", "tincanjs.mjs", "adl-wrapper.mjs"})
  void aClientReadsBackWhatItSent(String script) throws Exception {
    NodeClients clients = installed();
    try (RunningServer server = RunningServer.start()) {
      NewCredential credential =
          server
              .credentials()
              .create(script, SCOPES)
              .toCompletionStage()
              .toCompletableFuture()
              .get(10, TimeUnit.SECONDS);
      clients.run(script, server.port(), credential);
    }
  }

  /** Once, and not before all: the build's report leaves out a class that is skipped there. */
  private static NodeClients installed() throws IOException {
    if (installed == null) {
      installed = NodeClients.install();
    }
    return installed;
  }
}
