package dev.attain.conformance.lrs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * What the server answered.
 *
 * @param asked the request in one line, for messages
 */
public record Answer(String asked, int status, HttpHeaders headers, byte[] body) {
  private static final int SHOWN = 600;

  /** Itself, when the status is one of these. */
  public Answer expect(int... statuses) {
    if (Arrays.stream(statuses).noneMatch(expected -> expected == status)) {
      throw new AssertionError(
          "%s: expected %s, answered %d %s"
              .formatted(asked, Arrays.toString(statuses), status, shown()));
    }
    return this;
  }

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** The body, numbers as exact as they were sent. */
  public JsonNode json() {
    try {
      return Fragments.MAPPER.readTree(text());
    } catch (JsonProcessingException e) {
      throw new AssertionError(asked + ": no JSON in the answer: " + shown(), e);
    }
  }

  public Optional<String> findHeader(String name) {
    return headers.firstValue(name);
  }

  /** The header's first value; fails when there is none. */
  public String header(String name) {
    return findHeader(name)
        .orElseThrow(() -> new AssertionError(asked + ": answer without header " + name));
  }

  private String shown() {
    String text = text();
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }
}
