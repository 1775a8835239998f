package dev.attain.http;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The answer to a call.
 *
 * @param status the HTTP status
 * @param body records, lists and maps that Jackson renders as JSON; or {@link WrittenLines}
 * @param headers beside {@code Content-Type}
 */
public record ApiAnswer(int status, Object body, Map<String, String> headers) {
  public ApiAnswer {
    Objects.requireNonNull(body);
    headers = Map.copyOf(headers);
  }

  public static ApiAnswer ok(Object body) {
    return new ApiAnswer(200, body, Map.of());
  }

  /** What was found; when nothing was, a refusal with that detail. */
  public static ApiAnswer okIfFound(Optional<?> found, String otherwise) {
    return found.isPresent() ? ok(found.get()) : notFound(otherwise);
  }

  public static ApiAnswer created(Object body) {
    return new ApiAnswer(201, body, Map.of());
  }

  /** A refusal; {@code problems} may be empty. */
  public static ApiAnswer refused(int status, String title, String detail, List<?> problems) {
    return new ApiAnswer(status, new Refusal(status, title, detail, problems), Map.of());
  }

  public static ApiAnswer notFound(String detail) {
    return refused(404, "Not found", detail, List.of());
  }

  /** An RFC 9457 problem document, with what is wrong by path. */
  public record Refusal(int status, String title, String detail, List<?> problems) {
    public Refusal {
      problems = List.copyOf(problems);
    }
  }
}
