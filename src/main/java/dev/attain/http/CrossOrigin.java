package dev.attain.http;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Set;

/**
 * Cross-origin sharing: lets pages of configured origins call this server from browsers, preflight
 * included (fetch.spec.whatwg.org, CORS protocol). Credentials travel in the Authorization header,
 * never in cookies, so that pages of other origins gain nothing by a user's being here. Mounted
 * before all other resources.
 */
public final class CrossOrigin implements HttpResource {
  /** The origin that stands for all. */
  public static final String ANY = "*";

  private static final String METHODS = "GET, HEAD, POST, PUT, DELETE";
  private static final String REQUEST_HEADERS =
      "Authorization, Content-Type, If-Match, If-None-Match, Accept-Language,"
          + " X-Experience-API-Version, X-Experience-API-Hash";
  private static final String RESPONSE_HEADERS =
      "ETag, Last-Modified, X-Experience-API-Version, X-Experience-API-Consistent-Through,"
          + " X-Attain-Stored, X-Attain-Already-Known";
  private static final String MAX_AGE_SECONDS = "3600";

  private final Set<String> origins;

  /**
   * @param origins such as {@code https://content.example.org}; {@link #ANY} for all
   */
  public CrossOrigin(List<String> origins) {
    this.origins = Set.copyOf(origins);
  }

  @Override
  public void mount(Routes routes) {
    routes.before("/*", this::tellAllowed);
    routes.serve("preflight", "/*", List.of(HttpMethod.OPTIONS), CrossOrigin::preflight);
  }

  private void tellAllowed(RoutingContext routing) {
    String origin = routing.request().getHeader(HttpHeaders.ORIGIN);
    MultiMap headers = routing.response().headers();
    headers.add(HttpHeaders.VARY, HttpHeaders.ORIGIN);
    if (origin != null && (origins.contains(ANY) || origins.contains(origin))) {
      headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
      headers.set(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, RESPONSE_HEADERS);
    }
  }

  private static Future<?> preflight(Exchange exchange) {
    MultiMap headers = exchange.response().headers();
    if (headers.contains(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN)) {
      headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS);
      headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, REQUEST_HEADERS);
      headers.set(HttpHeaders.ACCESS_CONTROL_MAX_AGE, MAX_AGE_SECONDS);
    }
    exchange.answerEmpty();
    return Future.succeededFuture();
  }
}
