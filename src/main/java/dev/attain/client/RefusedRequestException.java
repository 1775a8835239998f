package dev.attain.client;

import java.util.List;

/** The server understood a request and refused it. */
public final class RefusedRequestException extends ClientException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient List<String> problems;

  RefusedRequestException(String message, int status, List<String> problems) {
    super(message);
    this.status = status;
    this.problems = List.copyOf(problems);
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** Everything that is wrong with what was sent, by path; empty where the server didn't say. */
  public List<String> problems() {
    return problems;
  }
}
