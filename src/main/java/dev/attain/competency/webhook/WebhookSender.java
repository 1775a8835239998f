package dev.attain.competency.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.attain.competency.projection.changes.CompetencyChange;
import dev.attain.json.Json;
import io.vertx.core.Future;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sends one change to a webhook's address. Redirects are not followed: data of people go where
 * somebody said, nowhere else.
 */
public final class WebhookSender {
  private static final int MOST_FAILURE_CHARACTERS = 300;

  private final Duration patience;
  private final InstantSource clock;

  /** Made with the first delivery: what it takes for TLS is much of a server's time to start. */
  private @Nullable HttpClient client;

  /**
   * @param patience for connecting, and for an answer to the end
   */
  public WebhookSender(Duration patience, InstantSource clock) {
    this.patience = patience;
    this.clock = clock;
  }

  private synchronized HttpClient client() {
    HttpClient made = client;
    if (made == null) {
      made =
          HttpClient.newBuilder().followRedirects(Redirect.NEVER).connectTimeout(patience).build();
      client = made;
    }
    return made;
  }

  private record Delivery(String webhook, CompetencyChange change) {}

  /**
   * Completes with what went wrong; empty when the receiver has taken it, by any status 2xx.
   *
   * @param attempt from 1
   */
  Future<Optional<String>> send(Webhook webhook, CompetencyChange change, int attempt) {
    byte[] body;
    try {
      body = Json.MAPPER.writeValueAsBytes(new Delivery(webhook.id(), change));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(webhook.url()))
            .timeout(patience)
            .header("Content-Type", "application/json")
            .header("User-Agent", "Attain")
            .header("Attain-Webhook", webhook.id())
            .header("Attain-Delivery", change.id())
            .header("Attain-Attempt", Integer.toString(attempt))
            .header("Attain-Signature", Signature.of(webhook.secret(), clock.instant(), body))
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    CompletableFuture<HttpResponse<Void>> answer =
        client().sendAsync(request, BodyHandlers.discarding());
    // The request's own limit ends with the headers of the answer; a body may drip on.
    CompletableFuture<Optional<String>> outcome =
        answer
            .copy()
            .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
            .handle((response, failure) -> problem(response, failure))
            .whenComplete((done, never) -> answer.cancel(true));
    return Future.fromCompletionStage(outcome);
  }

  @SuppressWarnings("NullAway") // One of the two is there.
  private static Optional<String> problem(HttpResponse<Void> response, Throwable failure) {
    if (failure != null) {
      Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
      String text = String.valueOf(cause);
      return Optional.of(text.substring(0, Math.min(text.length(), MOST_FAILURE_CHARACTERS)));
    }
    int status = response.statusCode();
    return status >= 200 && status < 300
        ? Optional.empty()
        : Optional.of("the receiver answered " + status);
  }
}
