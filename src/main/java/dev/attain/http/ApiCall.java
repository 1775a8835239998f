package dev.attain.http;

import com.fasterxml.jackson.core.JacksonException;
import dev.attain.access.Principal;
import dev.attain.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A request for an operation of the contract. */
public interface ApiCall {

  /** A path parameter, percent-decoded. */
  String pathParameter(String name);

  /** A query parameter, percent-decoded. */
  Optional<String> findQueryParameter(String name);

  /** A header's first value, by its name in any letter case. */
  Optional<String> findHeader(String name);

  /**
   * Who sends it.
   *
   * @throws IllegalStateException when the operation is open to everybody, so nobody was asked
   */
  Principal principal();

  /** The body as received; empty when there is none. */
  byte[] body();

  /**
   * The body as a record, after the contract has been held to it.
   *
   * @throws RefusedException 400, when it is none all the same
   */
  default <T> T body(Class<T> type) {
    try {
      return Json.MAPPER.readValue(body(), type);
    } catch (JacksonException e) {
      throw new RefusedException(
          ApiAnswer.refused(400, "Bad request", e.getOriginalMessage(), List.of()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** When the request came in. */
  Instant now();
}
