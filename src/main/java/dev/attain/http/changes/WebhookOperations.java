package dev.attain.http.changes;

import dev.attain.competency.projection.changes.ChangeInterest;
import dev.attain.competency.projection.changes.CompetencyChange;
import dev.attain.competency.webhook.DeadLetter;
import dev.attain.competency.webhook.Webhook;
import dev.attain.competency.webhook.WebhookUrl;
import dev.attain.competency.webhook.Webhooks;
import dev.attain.http.ApiAnswer;
import dev.attain.http.ApiCall;
import dev.attain.http.ApiOperation;
import dev.attain.http.Authors;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The operations of {@code paths-webhooks.yaml}. */
public final class WebhookOperations {
  private static final int CONFLICT = 409;
  private static final int UNPROCESSABLE = 422;
  private static final int BAD_GATEWAY = 502;

  private final Webhooks webhooks;
  private final boolean plainHttp;

  /**
   * @param plainHttp whether addresses beyond this machine may be http
   */
  public WebhookOperations(Webhooks webhooks, boolean plainHttp) {
    this.webhooks = webhooks;
    this.plainHttp = plainHttp;
  }

  /** By operation id. */
  public Map<String, ApiOperation> byId() {
    return Map.of(
        "listWebhooks", call -> list(),
        "createWebhook", this::create,
        "deleteWebhook", this::delete,
        "listDeadLetters", this::deadLetters,
        "replayDeadLetter", this::replay);
  }

  private record Wanted(String url, @Nullable String secret, @Nullable ChangeInterest filter) {}

  private record Made(String id, String url, ChangeInterest filter, String secret) {}

  private record Problem(String path, String message) {}

  private record All(List<Status> webhooks) {}

  private record Status(
      String id,
      String url,
      ChangeInterest filter,
      String by,
      Instant created,
      long delivered,
      int attempts,
      @Nullable Instant nextAttempt,
      @Nullable String lastFailure,
      @Nullable String node) {
    static Status of(Webhooks.Known known) {
      Webhook webhook = known.webhook();
      return new Status(
          webhook.id(),
          webhook.url(),
          webhook.filter(),
          webhook.by(),
          webhook.created(),
          known.progress().delivered(),
          known.progress().attempts(),
          known.progress().nextAttempt(),
          known.progress().lastFailure(),
          known.progress().owner());
    }
  }

  private record Letters(List<Letter> deadLetters) {}

  private record Letter(
      String id, CompetencyChange change, int attempts, String lastFailure, Instant at) {
    static Letter of(DeadLetter letter) {
      return new Letter(
          letter.id(), letter.change(), letter.attempts(), letter.lastFailure(), letter.at());
    }
  }

  private Future<ApiAnswer> list() {
    return webhooks.list().map(all -> ApiAnswer.ok(new All(all.stream().map(Status::of).toList())));
  }

  private Future<ApiAnswer> create(ApiCall call) {
    Wanted wanted = call.body(Wanted.class);
    Optional<String> problem = WebhookUrl.problem(wanted.url(), plainHttp);
    if (problem.isPresent()) {
      return Future.succeededFuture(
          ApiAnswer.refused(
              UNPROCESSABLE,
              "Not a sound webhook",
              "Nothing was made.",
              List.of(new Problem("$.url", problem.get()))));
    }
    ChangeInterest filter = wanted.filter() == null ? ChangeInterest.ALL : wanted.filter();
    String secret = wanted.secret() == null ? Webhooks.secret() : wanted.secret();
    return webhooks
        .create(wanted.url(), filter, secret, Authors.of(call))
        .map(
            made ->
                made.map(
                        one ->
                            ApiAnswer.created(
                                new Made(one.id(), one.url(), one.filter(), one.secret())))
                    .orElseGet(
                        () ->
                            ApiAnswer.refused(
                                CONFLICT,
                                "Conflict",
                                "There are " + Webhooks.MOST + " webhooks already.",
                                List.of())));
  }

  private Future<ApiAnswer> delete(ApiCall call) {
    String id = call.pathParameter("webhookId");
    return webhooks.delete(id, Authors.of(call)).map(gone -> gone ? done() : unknown(id));
  }

  private static ApiAnswer done() {
    return new ApiAnswer(204, Map.of(), Map.of());
  }

  private static ApiAnswer unknown(String id) {
    return ApiAnswer.notFound("There is no webhook " + id + ".");
  }

  private Future<ApiAnswer> deadLetters(ApiCall call) {
    String id = call.pathParameter("webhookId");
    return webhooks
        .deadLetters(id)
        .map(
            found ->
                found
                    .map(
                        letters ->
                            ApiAnswer.ok(new Letters(letters.stream().map(Letter::of).toList())))
                    .orElseGet(() -> unknown(id)));
  }

  private Future<ApiAnswer> replay(ApiCall call) {
    String id = call.pathParameter("webhookId");
    String letter = call.pathParameter("letterId");
    return webhooks
        .replay(id, letter, Authors.of(call))
        .map(
            outcome ->
                switch (outcome) {
                  case DELIVERED -> done();
                  case FAILED ->
                      ApiAnswer.refused(
                          BAD_GATEWAY,
                          "Not delivered",
                          "The receiver has not taken it; the dead letter says why.",
                          List.of());
                  case UNKNOWN ->
                      ApiAnswer.notFound("Webhook " + id + " has no dead letter " + letter + ".");
                });
  }
}
