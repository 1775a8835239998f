package dev.attain.http;

import java.time.Instant;
import java.util.Optional;

/** A request for an operation of the contract. */
public interface ApiCall {

  /** A path parameter, percent-decoded. */
  String pathParameter(String name);

  /** A query parameter, percent-decoded. */
  Optional<String> findQueryParameter(String name);

  /** The body as received; empty when there is none. */
  byte[] body();

  /** When the request came in. */
  Instant now();
}
