package dev.attain.http;

import java.util.Objects;

/**
 * Ends the work on a request with this answer, from any depth of a chain of futures. No bug and no
 * I/O error, so it carries no stack trace.
 */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ApiAnswer answer;

  public RefusedException(ApiAnswer answer) {
    super("refused with status " + answer.status(), null, false, false);
    this.answer = Objects.requireNonNull(answer);
  }

  public ApiAnswer answer() {
    return answer;
  }
}
