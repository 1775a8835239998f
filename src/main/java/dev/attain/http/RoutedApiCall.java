package dev.attain.http;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** A call that came in by a route of ours. */
record RoutedApiCall(Exchange exchange, byte[] body, Instant now) implements ApiCall {

  RoutedApiCall(Exchange exchange, byte[] body) {
    this(exchange, body, exchange.now());
  }

  @Override
  public String pathParameter(String name) {
    return Objects.requireNonNull(
        exchange.routing().pathParam(name), () -> "the path has no parameter " + name);
  }

  @Override
  public Optional<String> findQueryParameter(String name) {
    return exchange.routing().queryParam(name).stream().findFirst();
  }
}
