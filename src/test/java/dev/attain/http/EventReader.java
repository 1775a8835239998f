package dev.attain.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attain.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One connection to a stream of server-sent events, as a browser sees it. */
public final class EventReader implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final BufferedReader lines;

  private EventReader(InputStream body) {
    this.lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
  }

  /** An event that has data. */
  public record Event(String position, String kind, JsonNode data) {}

  /**
   * Connects, and expects 200.
   *
   * @param lastId what the client says it saw last; empty for a client that comes first
   */
  public static EventReader open(int port, TestClient client, String path, String lastId)
      throws IOException, InterruptedException {
    HttpResponse<InputStream> response = answer(port, client, path, lastId);
    assertThat(response.statusCode()).isEqualTo(200);
    return new EventReader(response.body());
  }

  /** Connects. */
  public static HttpResponse<InputStream> answer(
      int port, TestClient client, String path, String lastId)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Authorization", client.header("Authorization"))
            .header("Accept", "text/event-stream");
    if (!lastId.isEmpty()) {
      request.header("Last-Event-ID", lastId);
    }
    return HTTP.send(request.build(), BodyHandlers.ofInputStream());
  }

  /** Waits for so many events. */
  public List<Event> next(int wanted) throws IOException {
    List<Event> events = new ArrayList<>();
    Map<String, String> fields = new HashMap<>();
    while (events.size() < wanted) {
      String line = lines.readLine();
      assertThat(line).isNotNull();
      if (line.isEmpty()) {
        if (fields.containsKey("data")) {
          events.add(
              new Event(
                  fields.getOrDefault("id", ""),
                  fields.getOrDefault("event", ""),
                  Json.MAPPER.readTree(fields.get("data"))));
        }
        fields.clear();
      } else if (!line.startsWith(":")) {
        int colon = line.indexOf(": ");
        fields.put(line.substring(0, colon), line.substring(colon + 2));
      }
    }
    return events;
  }

  /** The first position, which comes before any event. */
  public String position() throws IOException {
    String line = lines.readLine();
    while (!line.startsWith("id: ")) {
      line = lines.readLine();
    }
    return line.substring(4);
  }

  /** Reads on to the end of the stream. */
  public boolean ends() throws IOException {
    String line = lines.readLine();
    while (line != null) {
      line = lines.readLine();
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
