package dev.attain.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attain.client.StatementSource.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SendStateTest {
  private static final Endpoint HERE = Endpoint.of("http://127.0.0.1:1/xapi", "k", "s");
  private static final Endpoint THERE = Endpoint.of("http://127.0.0.1:2/xapi", "k", "s");

  @TempDir Path folder;

  @Test
  void aStateIsFoundForTheSameFileAndEndpointOnly() throws Exception {
    Path file = Files.writeString(folder.resolve("a.json"), "[{}]");
    String fingerprint = SendState.fingerprint(file);
    SendState state =
        new SendState(
            HERE.xapi().toString(),
            fingerprint,
            new Place(Place.Layout.ARRAY, 3, 1, 1),
            new SendCounts(1, 0, 0, 0));
    state.save(file);

    assertThat(SendState.find(file, HERE, fingerprint)).contains(state);
    assertThat(SendState.find(file, THERE, fingerprint)).isEmpty();
    Files.writeString(file, "[{},{}]");
    assertThat(SendState.find(file, HERE, SendState.fingerprint(file))).isEmpty();
    SendState.forget(file);
    assertThat(SendState.find(file, HERE, fingerprint)).isEmpty();
  }

  @Test
  void aStateThatCannotBeReadNamesItsFile() throws Exception {
    Path file = Files.writeString(folder.resolve("a.json"), "[{}]");
    Files.writeString(SendState.beside(file), "{\"endpoint\":");

    assertThatThrownBy(() -> SendState.find(file, HERE, "f"))
        .isInstanceOf(ClientException.class)
        .hasMessageContaining("a.json.attain-send.json");
  }
}
