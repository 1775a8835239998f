package dev.attain.http;

import dev.attain.access.Principal;
import java.time.Instant;
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

  /** When the request came in. */
  Instant now();
}
