package dev.attain.conformance.lrs;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/**
 * The server under test, spoken to in one version and with some headers. Immutable; the methods
 * that change something return another. Paths are relative to the endpoint; parameters are names
 * and values in turn.
 */
public final class Lrs {
  public static final String VERSION_HEADER = "X-Experience-API-Version";
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Target target;
  private final Version version;
  private final Map<String, String> headers;

  private Lrs(Target target, Version version, Map<String, String> headers) {
    this.target = target;
    this.version = version;
    this.headers = headers;
  }

  /** The target, asked as its credential in a version. */
  public static Lrs of(Target target, Version version) {
    return new Lrs(target, version, new TreeMap<>(String.CASE_INSENSITIVE_ORDER))
        .with(VERSION_HEADER, version.header())
        .as(target.key(), target.secret());
  }

  public Version version() {
    return version;
  }

  public Target target() {
    return target;
  }

  public Lrs with(String header, String value) {
    Map<String, String> changed = copy();
    changed.put(header, value);
    return new Lrs(target, version, changed);
  }

  public Lrs without(String header) {
    Map<String, String> changed = copy();
    changed.remove(header);
    return new Lrs(target, version, changed);
  }

  public Lrs as(String key, String secret) {
    byte[] pair = (key + ":" + secret).getBytes(StandardCharsets.UTF_8);
    return with("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
  }

  /** Asked as the credential that may only read statements; the target must have one. */
  public Lrs asReader() {
    Target.Credential reader = target.reader().orElseThrow();
    return as(reader.key(), reader.secret());
  }

  public Answer get(String path, String... parameters) {
    return send("GET", path + query(parameters), new byte[0]);
  }

  public Answer head(String path, String... parameters) {
    return send("HEAD", path + query(parameters), new byte[0]);
  }

  public Answer delete(String path, String... parameters) {
    return send("DELETE", path + query(parameters), new byte[0]);
  }

  public Answer put(String path, JsonNode body, String... parameters) {
    return sendJson("PUT", path + query(parameters), body.toString());
  }

  public Answer post(String path, JsonNode body, String... parameters) {
    return sendJson("POST", path + query(parameters), body.toString());
  }

  /** Sends text as JSON, whatever it is. */
  public Answer sendJson(String method, String pathAndQuery, String body) {
    return with("Content-Type", "application/json")
        .send(method, pathAndQuery, body.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends bytes with the headers there are. */
  public Answer send(String method, String pathAndQuery, byte[] body) {
    return sendTo(URI.create(target.endpoint() + pathAndQuery), method, body);
  }

  /** Follows a {@code more} link: relative to the server, as the specification says. */
  public Answer follow(String more) {
    return sendTo(target.endpoint().resolve(more), "GET", new byte[0]);
  }

  private Answer sendTo(URI address, String method, byte[] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .method(
                method,
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    String asked = method + " " + address;
    try {
      HttpResponse<byte[]> response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
      return new Answer(asked, response.statusCode(), response.headers(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(asked + ": no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(asked + ": interrupted", e);
    }
  }

  /** Names and values in turn, as a query string with its question mark, or nothing. */
  public static String query(String... parameters) {
    StringBuilder query = new StringBuilder();
    for (int i = 0; i < parameters.length; i += 2) {
      query.append(query.isEmpty() ? "?" : "&").append(parameters[i]).append('=');
      query.append(URLEncoder.encode(parameters[i + 1], StandardCharsets.UTF_8));
    }
    return query.toString();
  }

  private Map<String, String> copy() {
    Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    copy.putAll(headers);
    return copy;
  }
}
