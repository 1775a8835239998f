package dev.attain.http.competency;

import dev.attain.http.ApiAnswer;
import dev.attain.http.ApiCall;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The instant that figures are asked for: the query parameter {@code asOf}, or now. */
public final class AsOf {
  private AsOf() {}

  /** Answers by {@code next}, or refuses a parameter that is no instant, or lies in the future. */
  public static Future<ApiAnswer> of(ApiCall call, Function<Instant, Future<ApiAnswer>> next) {
    Instant now = call.now().truncatedTo(ChronoUnit.MILLIS);
    Optional<String> asked = call.findQueryParameter("asOf");
    if (asked.isEmpty()) {
      return next.apply(now);
    }
    try {
      Instant asOf = Instant.parse(asked.get());
      return asOf.isAfter(now)
          ? refused(asked.get() + " is in the future: figures are known up to now, " + now + ".")
          : next.apply(asOf);
    } catch (DateTimeParseException e) {
      return refused(asked.get() + " is not an instant like 2026-03-31T23:59:59Z.");
    }
  }

  /**
   * Answers by {@code next} with another instant that is asked for, or none; refuses one that is no
   * instant, or later than the figures.
   */
  static Future<ApiAnswer> earlier(
      ApiCall call,
      String parameter,
      Instant asOf,
      Function<Optional<Instant>, Future<ApiAnswer>> next) {
    Optional<String> asked = call.findQueryParameter(parameter);
    if (asked.isEmpty()) {
      return next.apply(Optional.empty());
    }
    try {
      Instant instant = Instant.parse(asked.get());
      return instant.isAfter(asOf)
          ? refused(parameter, asked.get() + " is later than the figures, " + asOf + ".")
          : next.apply(Optional.of(instant));
    } catch (DateTimeParseException e) {
      return refused(parameter, asked.get() + " is not an instant like 2026-03-31T23:59:59Z.");
    }
  }

  private static Future<ApiAnswer> refused(String detail) {
    return refused("asOf", detail);
  }

  private static Future<ApiAnswer> refused(String parameter, String detail) {
    return Future.succeededFuture(
        ApiAnswer.refused(400, "Bad request", parameter + ": " + detail, List.of()));
  }
}
