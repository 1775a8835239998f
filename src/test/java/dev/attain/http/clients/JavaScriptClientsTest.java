package dev.attain.http.clients;

import dev.attain.access.NewCredential;
import dev.attain.access.Scope;
import dev.attain.http.RunningServer;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
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

  @SuppressWarnings("NullAway.Init")
  private static NodeClients clients;

  @BeforeAll
  static void installThem() throws IOException {
    clients = NodeClients.install();
  }

  @ParameterizedTest
  @ValueSource(strings = {"xapi-js.mjs", "tincanjs.mjs", "adl-wrapper.mjs"})
  void aClientReadsBackWhatItSent(String script) throws Exception {
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
}
