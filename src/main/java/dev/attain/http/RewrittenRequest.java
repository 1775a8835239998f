package dev.attain.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.Map;
import java.util.Objects;

/**
 * The request that another one stands for, at the same path.
 *
 * @param parameters all there are, decoded
 * @param headers that take the place of those of the same name
 * @param body may be empty
 */
public record RewrittenRequest(
    HttpMethod method,
    Map<String, String> parameters,
    Map<CharSequence, String> headers,
    Buffer body) {
  public RewrittenRequest {
    Objects.requireNonNull(method);
    Objects.requireNonNull(body);
    parameters = Map.copyOf(parameters);
    headers = Map.copyOf(headers);
  }
}
