package dev.attain.http;

import java.util.List;
import java.util.Map;

/** What is said of bodies that are not taken. */
final class BodyRefusals {
  private static final int RETRY_AFTER_SECONDS = 1;

  private BodyRefusals() {}

  static RefusedException encoded(String encoding) {
    return new RefusedException(
        ApiAnswer.refused(
            415,
            "Unsupported content encoding",
            "Content-Encoding '" + encoding + "' is not taken; send the body as it is",
            List.of()));
  }

  static RefusedException tooLarge(long limit) {
    return new RefusedException(
        ApiAnswer.refused(
            413,
            "Request body too large",
            "the body of this request may have "
                + limit
                + " octets; send it in several requests, or raise the limit in the settings",
            List.of()));
  }

  /** Nobody will read it, but a client that goes away is no incident. */
  static RefusedException incomplete() {
    return new RefusedException(
        ApiAnswer.refused(400, "Bad request", "the body is incomplete", List.of()));
  }

  /** RFC 9110, 15.5.9: the client may send it again, on another connection. */
  static RefusedException tooSlow() {
    return new RefusedException(
        ApiAnswer.refused(
            408,
            "Request timeout",
            "the body came too slowly: less than "
                + ConnectionLimits.LEAST_OCTETS
                + " octets within the patience of the settings; nothing of it was stored",
            List.of()));
  }

  static RefusedException busy() {
    ApiAnswer.Refusal refusal =
        new ApiAnswer.Refusal(
            503, "Busy", "too many large requests at once; try again in a moment", List.of());
    return new RefusedException(
        new ApiAnswer(503, refusal, Map.of("Retry-After", Integer.toString(RETRY_AFTER_SECONDS))));
  }
}
