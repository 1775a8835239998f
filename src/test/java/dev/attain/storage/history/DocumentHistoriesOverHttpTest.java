package dev.attain.storage.history;

import dev.attain.http.RunningServer;
import dev.attain.storage.contract.Await;
import dev.attain.storage.embedded.EmbeddedEngine;
import dev.attain.storage.embedded.EmbeddedSettings;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What clients of a server are answered is what registers answer, preconditions in headers. */
class DocumentHistoriesOverHttpTest {
  private static final int USUAL_ROUNDS = 25;

  @TempDir private Path folder;

  @Test
  void whatParallelClientsAreAnsweredIsWhatRegistersAnswer() {
    Rounds rounds = Rounds.of("documents over HTTP", USUAL_ROUNDS);
    EmbeddedEngine engine =
        EmbeddedEngine.open(EmbeddedSettings.defaults(folder), InstantSource.system());
    try (RunningServer server = RunningServer.start(engine, Map.of());
        Crowd crowd = new Crowd()) {
      DocumentClient client = new HttpClientOfDocuments(server.client());
      for (int i = 0; i < rounds.count(); i++) {
        DocumentRound round = DocumentRound.fresh(rounds.seed(i), i);
        Recorder recorder = new Recorder();
        crowd.run(round.members(recorder, List.of(client)));
        round.readAll(recorder, client);
        new DocumentHistory(rounds.say(i), recorder.operations()).requireLinearizable();
      }
    } finally {
      Await.get(engine.close());
    }
  }
}
