package dev.attain.http;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a routing context keeps of a rewritten request, beside its method, parameters, headers. */
final class RewrittenRequests {
  private static final String BODY = RewrittenRequests.class.getName() + ".body";

  private RewrittenRequests() {}

  static boolean isRewritten(RoutingContext routing) {
    return routing.get(BODY) != null;
  }

  /** The body of the request that is meant; empty when the one that came is meant itself. */
  static Optional<Buffer> findBody(RoutingContext routing) {
    return Optional.ofNullable(routing.get(BODY));
  }

  /** Begins again with the first route. */
  static void restart(RoutingContext routing, RewrittenRequest meant) {
    routing.put(BODY, meant.body());
    MultiMap headers = routing.request().headers();
    meant.headers().forEach(headers::set);
    headers.remove(HttpHeaders.TRANSFER_ENCODING);
    headers.set(HttpHeaders.CONTENT_LENGTH, Integer.toString(meant.body().length()));
    String query =
        meant.parameters().entrySet().stream()
            .map(RewrittenRequests::encode)
            .collect(Collectors.joining("&"));
    routing.reroute(meant.method(), routing.request().path() + "?" + query);
  }

  private static String encode(Map.Entry<String, String> parameter) {
    return URLEncoder.encode(parameter.getKey(), StandardCharsets.UTF_8)
        + "="
        + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8);
  }
}
