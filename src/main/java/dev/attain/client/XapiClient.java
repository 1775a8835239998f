package dev.attain.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * The statements resource of an LRS. Busy servers and broken connections are tried again: at first
 * after {@code firstPause}, then after twice as long each time, ten seconds at most, or as long as
 * the server says in {@code Retry-After}, a minute at most.
 */
public final class XapiClient {
  public static final String STORED_HEADER = "X-Attain-Stored";
  public static final String ALREADY_KNOWN_HEADER = "X-Attain-Already-Known";
  private static final String VERSION_HEADER = "X-Experience-API-Version";
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
  private static final long LONGEST_RETRY_AFTER = 60;
  private static final Set<Integer> BY_CONTENT = Set.of(400, 409, 412, 413, 422);
  private static final Set<Integer> BUSY = Set.of(429, 500, 502, 503, 504);

  private final Endpoint endpoint;
  private final String version;
  private final int attempts;
  private final Duration firstPause;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  /**
   * @param version the xAPI version of the requests, for example {@code 1.0.3}
   * @param attempts how often a request is tried, at least 1
   */
  public XapiClient(Endpoint endpoint, String version, int attempts, Duration firstPause) {
    this.endpoint = endpoint;
    this.version = version;
    this.attempts = attempts;
    this.firstPause = firstPause;
  }

  /** Tries for about a minute. */
  public XapiClient(Endpoint endpoint, String version) {
    this(endpoint, version, 10, Duration.ofMillis(250));
  }

  /**
   * Asks the LRS about itself, once.
   *
   * @throws ClientException when no LRS answers
   */
  public void requireAnswer() throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint.xapi("about"))
            .header(VERSION_HEADER, version)
            .timeout(Duration.ofSeconds(20))
            .build();
    try {
      int status = http.send(request, BodyHandlers.discarding()).statusCode();
      if (status != 200) {
        throw new ClientException(
            endpoint.xapi("about")
                + " answers "
                + status
                + ": is this the address of an xAPI endpoint?");
      }
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  /**
   * Posts statements, each as the bytes it came in.
   *
   * @throws ClientException when the credentials don't do, the address is wrong, or the LRS stays
   *     away
   */
  PostOutcome post(List<byte[]> statements) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint.xapi("statements"))
            .header("Authorization", endpoint.authorization())
            .header("Content-Type", "application/json")
            .header(VERSION_HEADER, version)
            .timeout(Duration.ofMinutes(2))
            .POST(BodyPublishers.ofByteArray(array(statements)))
            .build();
    HttpResponse<byte[]> response = send(request);
    int status = response.statusCode();
    if (status == 200 || status == 204) {
      return accepted(response, statements.size());
    }
    String reason = Refusals.reason(response.body());
    if (BY_CONTENT.contains(status)) {
      return new PostOutcome.Refused(status, reason);
    }
    throw new ClientException(
        switch (status) {
          case 401 -> "The server does not know these credentials (401): check --key and --secret";
          case 403 -> "These credentials may not store statements (403): " + reason;
          case 404 -> "There is no xAPI endpoint at " + endpoint.xapi() + " (404)";
          default -> "The server answers " + status + ": " + reason;
        });
  }

  private HttpResponse<byte[]> send(HttpRequest request) throws InterruptedException {
    Duration pause = firstPause;
    for (int attempt = 1; ; attempt++) {
      Duration wait = pause;
      try {
        HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
        if (!BUSY.contains(response.statusCode()) || attempt >= attempts) {
          return response;
        }
        wait = retryAfter(response, pause);
      } catch (IOException e) {
        if (attempt >= attempts) {
          throw unreachable(e);
        }
      }
      Thread.sleep(wait.toMillis());
      pause = pause.multipliedBy(2);
      pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
  }

  private static Duration retryAfter(HttpResponse<?> response, Duration otherwise) {
    String seconds = response.headers().firstValue("Retry-After").orElse("");
    return seconds.matches("\\d{1,6}")
        ? Duration.ofSeconds(Math.min(LONGEST_RETRY_AFTER, Long.parseLong(seconds)))
        : otherwise;
  }

  private static PostOutcome.Accepted accepted(HttpResponse<?> response, int sent) {
    String stored = response.headers().firstValue(STORED_HEADER).orElse("");
    String known = response.headers().firstValue(ALREADY_KNOWN_HEADER).orElse("");
    return stored.matches("\\d{1,9}") && known.matches("\\d{1,9}")
        ? new PostOutcome.Accepted(Integer.parseInt(stored), Integer.parseInt(known), true)
        : new PostOutcome.Accepted(sent, 0, false);
  }

  private static byte[] array(List<byte[]> statements) {
    ByteArrayOutputStream body = new ByteArrayOutputStream(1024 * statements.size());
    body.write('[');
    for (int i = 0; i < statements.size(); i++) {
      if (i > 0) {
        body.write(',');
      }
      body.writeBytes(statements.get(i));
    }
    body.write(']');
    return body.toByteArray();
  }

  private ClientException unreachable(IOException e) {
    String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return new ClientException(
        "Nothing answers at " + endpoint.xapi() + " (" + why + "): is the server running?", e);
  }
}
