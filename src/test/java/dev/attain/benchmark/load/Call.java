package dev.attain.benchmark.load;

import io.vertx.core.http.HttpMethod;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A request to send.
 *
 * @param path with the query
 * @param body empty for none; nobody may change it
 * @param headers beyond those of every call
 * @param units how many things it carries, such as statements; what throughput counts
 * @param expected the statuses that are no failure
 */
public record Call(
    HttpMethod method,
    String path,
    byte[] body,
    Map<String, String> headers,
    int units,
    Set<Integer> expected) {
  private static final byte[] NOTHING = {};

  public Call {
    Objects.requireNonNull(method);
    Objects.requireNonNull(path);
    Objects.requireNonNull(body);
    headers = Map.copyOf(headers);
    expected = Set.copyOf(expected);
  }

  /** Expects 200. */
  public static Call get(String path) {
    return new Call(HttpMethod.GET, path, NOTHING, Map.of(), 1, Set.of(200));
  }

  /** JSON; expects 200. */
  public static Call post(String path, byte[] body, int units) {
    return new Call(HttpMethod.POST, path, body, Map.of(), units, Set.of(200));
  }

  /** JSON; expects 204. */
  public static Call put(String path, byte[] body, Map<String, String> headers) {
    return new Call(HttpMethod.PUT, path, body, headers, 1, Set.of(204));
  }

  public Call expecting(Integer... statuses) {
    return new Call(method, path, body, headers, units, Set.of(statuses));
  }
}
