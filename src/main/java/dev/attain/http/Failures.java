package dev.attain.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.attain.access.Scope;
import dev.attain.access.VerificationBusyException;
import dev.attain.json.Json;
import dev.attain.storage.StorageEngine;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns everything that can go wrong into an answer: the one place that does. */
final class Failures {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
  private static final String RETRY_AFTER_SECONDS = "2";

  /** Somebody has to come and make room. */
  private static final String RETRY_WHEN_FULL_SECONDS = "30";

  private final StorageEngine engine;

  Failures(StorageEngine engine) {
    this.engine = engine;
  }

  ApiAnswer translate(Throwable failure, HttpServerRequest request) {
    if (failure instanceof RefusedException refused) {
      return refused.answer();
    }
    if (engine.isFull(failure)) {
      LOG.error("no space left: {} {} is refused", request.method(), request.path(), failure);
      return unavailable(
          "the server's disk has no space left: nothing of this request is acknowledged, and reads"
              + " go on; try again when its operator has made room",
          RETRY_WHEN_FULL_SECONDS);
    }
    if (engine.isDamaged(failure)) {
      LOG.error(
          "the store is damaged: {} {} is refused; stop the server, run attain verify, and restore a"
              + " backup if it says so",
          request.method(),
          request.path(),
          failure);
      return unavailable(
          "something is damaged in the server's store: nothing of this request is acknowledged; its"
              + " operator finds in the log what it is, and what to do",
          RETRY_WHEN_FULL_SECONDS);
    }
    if (failure instanceof VerificationBusyException || engine.isRetryable(failure)) {
      if (!(failure instanceof RuntimeException)) {
        // The disk or the network, which an operator has to know of; not just a full queue.
        LOG.error("the store is away: {} {} is refused", request.method(), request.path(), failure);
      }
      return unavailable("the server is busy or its store is away; try again in a moment");
    }
    String incident = UUID.randomUUID().toString();
    LOG.error("incident {} at {} {}", incident, request.method(), request.path(), failure);
    return ApiAnswer.refused(
        500,
        "Internal error",
        "this is a fault of the server; its log tells more under incident " + incident,
        List.of());
  }

  Buffer json(Object body) {
    try {
      return Buffer.buffer(Json.MAPPER.writeValueAsBytes(body));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("an answer is not writable as JSON: " + body.getClass(), e);
    }
  }

  static ApiAnswer unavailable(String detail) {
    return unavailable(detail, RETRY_AFTER_SECONDS);
  }

  private static ApiAnswer unavailable(String detail, String retryAfterSeconds) {
    return new ApiAnswer(
        503,
        new ApiAnswer.Refusal(503, "Unavailable", detail, List.of()),
        Map.of("Retry-After", retryAfterSeconds));
  }

  static RefusedException busy(String detail) {
    return new RefusedException(unavailable(detail));
  }

  static RefusedException unauthorized(String detail) {
    return new RefusedException(
        new ApiAnswer(
            401,
            new ApiAnswer.Refusal(401, "Unauthorized", detail, List.of()),
            Map.of("WWW-Authenticate", "Basic realm=\"Attain\", charset=\"UTF-8\"")));
  }

  static RefusedException forbidden(String key, Scope scope) {
    return new RefusedException(
        ApiAnswer.refused(
            403,
            "Forbidden",
            "the credential " + key + " has no scope " + scope.text(),
            List.of()));
  }
}
