package dev.attain.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attain.json.Json;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Attain's own API: documents in, figures out. */
public final class ApiClient {
  private final Endpoint endpoint;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  public ApiClient(Endpoint endpoint) {
    this.endpoint = endpoint;
  }

  /**
   * Reads a resource.
   *
   * @param path begins with {@code /api/}; ids in it are percent-encoded
   * @throws ClientException when the server refuses or doesn't answer
   */
  public JsonNode get(String path) throws InterruptedException {
    return exchange(request(path).GET().build());
  }

  /** Publishes a document; one that is there already, equal, is fine. */
  public void publish(String path, byte[] document) throws InterruptedException {
    exchange(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(document))
            .build());
  }

  /**
   * Has something begun.
   *
   * @param body JSON; empty for none
   * @throws RefusedRequestException when the server refuses
   */
  public JsonNode post(String path, byte[] body) throws InterruptedException {
    HttpRequest.Builder request = request(path);
    return exchange(
        body.length == 0
            ? request.POST(BodyPublishers.noBody()).build()
            : request
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body))
                .build());
  }

  /**
   * Ends something.
   *
   * @throws RefusedRequestException when the server refuses
   */
  public JsonNode delete(String path) throws InterruptedException {
    return exchange(request(path).DELETE().build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(endpoint.api(path))
        .header("Authorization", endpoint.authorization())
        .timeout(Duration.ofMinutes(1));
  }

  private JsonNode exchange(HttpRequest request) throws InterruptedException {
    String what = request.method() + " " + request.uri();
    try {
      HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
      if (response.statusCode() / 100 != 2) {
        throw new RefusedRequestException(
            what
                + " was refused ("
                + response.statusCode()
                + "): "
                + Refusals.reason(response.body()),
            response.statusCode(),
            Refusals.problems(response.body()));
      }
      return Json.MAPPER.readTree(response.body());
    } catch (IOException e) {
      throw new ClientException(what + " failed: " + e.getMessage(), e);
    }
  }
}
