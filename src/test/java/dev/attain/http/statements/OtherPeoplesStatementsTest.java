package dev.attain.http.statements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attain.http.RunningServer;
import dev.attain.http.TestClient;
import dev.attain.http.TestClient.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** 2,814 statements that tools of others made, when they are there. */
class OtherPeoplesStatementsTest {
  private static final String PATH = "/xapi/statements";
  private static final int COUNT = 2_814;

  /** What a server adds or may shape anew. */
  private static final Set<String> OURS = Set.of("stored", "authority", "version", "timestamp");

  @Test
  void allAreAcceptedOnceAndComeBackInTheirOrder() throws IOException {
    Path shared = Path.of(System.getProperty("attain.shared", "../shared"));
    Path file = shared.resolve("data/statements/tccc.json");
    assumeTrue(Files.exists(file), () -> "there is no " + file);
    String body = Files.readString(file);
    try (RunningServer server = RunningServer.start()) {
      TestClient client = server.client();
      Answer first = client.post(PATH, body);
      assertThat(first.status()).as(first.body()).isEqualTo(200);
      assertThat(first.header("X-Attain-Stored")).isEqualTo(String.valueOf(COUNT));
      Answer again = client.post(PATH, body);
      assertThat(again.header("X-Attain-Stored")).isEqualTo("0");
      assertThat(again.header("X-Attain-Already-Known")).isEqualTo(String.valueOf(COUNT));

      JsonNode sent = new Answer(200, Map.of(), body).json();
      List<JsonNode> read = readAll(client);
      assertThat(read).hasSize(COUNT);
      for (int i = 0; i < COUNT; i++) {
        assertThat(plain(read.get(i))).isEqualTo(plain(sent.get(i)));
      }
    }
  }

  private static List<JsonNode> readAll(TestClient client) {
    List<JsonNode> all = new ArrayList<>();
    String next = PATH + "?ascending=true";
    while (!next.isEmpty()) {
      JsonNode page = client.get(next).json();
      page.get("statements").forEach(all::add);
      next = page.get("more").asText();
    }
    return all;
  }

  private static JsonNode plain(JsonNode statement) {
    return ((ObjectNode) statement.deepCopy()).remove(OURS);
  }
}
