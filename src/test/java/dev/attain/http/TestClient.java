package dev.attain.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attain.access.NewCredential;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Sends requests with some headers. Immutable; the methods that change something return another.
 */
public final class TestClient {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final int port;
  private final Map<String, String> headers;

  TestClient(int port, Map<String, String> headers) {
    this.port = port;
    this.headers = Map.copyOf(headers);
  }

  /** A client that sends nothing by itself. */
  public static TestClient to(int port) {
    return new TestClient(port, Map.of());
  }

  /** An answer, its body as text. */
  public record Answer(int status, Map<String, List<String>> headers, String body) {
    public JsonNode json() {
      try {
        return MAPPER.readTree(body);
      } catch (IOException e) {
        throw new UncheckedIOException(body, e);
      }
    }

    /** The header's one value; fails when there are more. */
    public String header(String name) {
      List<String> values = headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
      if (values.size() != 1) {
        throw new AssertionError(name + ": " + values + " in answer " + status + " " + body);
      }
      return values.get(0);
    }

    public boolean has(String name) {
      return headers.containsKey(name.toLowerCase(Locale.ROOT));
    }
  }

  public TestClient with(String name, String value) {
    Map<String, String> changed = new LinkedHashMap<>(headers);
    changed.put(name, value);
    return new TestClient(port, changed);
  }

  /** A header that it sends. */
  public String header(String name) {
    return Objects.requireNonNull(headers.get(name));
  }

  public TestClient version(String version) {
    return with("X-Experience-API-Version", version);
  }

  public TestClient as(NewCredential credential) {
    return as(credential.key(), credential.secret());
  }

  public TestClient as(String key, String secret) {
    byte[] pair = (key + ":" + secret).getBytes(StandardCharsets.UTF_8);
    return with("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
  }

  public Answer get(String path, String... parameters) {
    return send("GET", path + query(parameters), BodyPublishers.noBody());
  }

  public Answer post(String path, String json) {
    return with("Content-Type", "application/json")
        .send("POST", path, BodyPublishers.ofString(json));
  }

  public Answer put(String path, String json) {
    return with("Content-Type", "application/json")
        .send("PUT", path, BodyPublishers.ofString(json));
  }

  /** The answer with its body as octets. */
  public HttpResponse<byte[]> octets(String method, String path, BodyPublisher body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).method(method, body);
    headers.forEach(request::header);
    try {
      return HTTP.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  public Answer send(String method, String path, BodyPublisher body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).method(method, body);
    headers.forEach(request::header);
    try {
      HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
      Map<String, List<String>> lower = new LinkedHashMap<>();
      response
          .headers()
          .map()
          .forEach((name, values) -> lower.put(name.toLowerCase(Locale.ROOT), values));
      return new Answer(response.statusCode(), lower, response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Names and values in turn, as a query string. */
  public static String query(String... parameters) {
    StringBuilder query = new StringBuilder();
    for (int i = 0; i < parameters.length; i += 2) {
      query.append(query.isEmpty() ? "?" : "&").append(parameters[i]).append('=');
      query.append(URLEncoder.encode(parameters[i + 1], StandardCharsets.UTF_8));
    }
    return query.toString();
  }
}
