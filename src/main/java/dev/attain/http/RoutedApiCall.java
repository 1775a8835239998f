package dev.attain.http;

import dev.attain.access.Principal;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A call that came in by a route of ours. */
record RoutedApiCall(Exchange exchange, @Nullable Principal caller, byte[] body, Instant now)
    implements ApiCall {

  RoutedApiCall(Exchange exchange, @Nullable Principal caller, byte[] body) {
    this(exchange, caller, body, exchange.now());
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

  @Override
  public Optional<String> findHeader(String name) {
    return Optional.ofNullable(exchange.request().getHeader(name));
  }

  @Override
  public Principal principal() {
    if (caller == null) {
      throw new IllegalStateException("this operation asks nobody who they are");
    }
    return caller;
  }
}
