package dev.attain.http.xapi;

import dev.attain.http.Exchange;
import dev.attain.http.HttpResource;
import dev.attain.http.RewrittenRequest;
import dev.attain.http.Routes;
import dev.attain.xapi.XapiVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The alternate request syntax of 1.0.x (xAPI-Communication 1.3): a POST with {@code ?method=} and
 * a form, which holds the headers, the parameters and the content of the request that is meant.
 * Mounted before the resources, which see only that one.
 */
public final class AlternateRequests implements HttpResource {
  private static final String METHOD = "method";
  private static final String CONTENT = "content";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final int MAX_FIELDS = 1_000;
  private static final Set<String> METHODS = Set.of("GET", "PUT", "POST", "DELETE");

  /** Header fields by their names in lower case: fields of a form with these names are headers. */
  private static final Map<String, CharSequence> HEADERS =
      Map.of(
          "authorization", HttpHeaders.AUTHORIZATION,
          "x-experience-api-version", Versions.HEADER,
          "content-type", HttpHeaders.CONTENT_TYPE,
          "content-length", HttpHeaders.CONTENT_LENGTH,
          "if-match", HttpHeaders.IF_MATCH,
          "if-none-match", HttpHeaders.IF_NONE_MATCH,
          "accept-language", HttpHeaders.ACCEPT_LANGUAGE);

  private final int maxBody;
  private final int inlineBody;

  /**
   * @param maxBody octets of a form
   * @param inlineBody a form of more octets is read on a worker thread
   */
  public AlternateRequests(int maxBody, int inlineBody) {
    this.maxBody = maxBody;
    this.inlineBody = inlineBody;
  }

  @Override
  public void mount(Routes routes) {
    routes.rewrite("alternate", "/xapi/*", AlternateRequests::concerns, this::rewrite);
  }

  private static boolean concerns(HttpServerRequest request) {
    return request.method() == HttpMethod.POST && request.params().contains(METHOD);
  }

  private Future<RewrittenRequest> rewrite(Exchange exchange) {
    HttpServerRequest request = exchange.request();
    request.response().putHeader(Versions.HEADER, Versions.LATEST.text());
    String method = new Parameters(request.params(), Set.of(METHOD)).get(METHOD);
    if (!METHODS.contains(method)) {
      throw BadRequest.parameter(METHOD, "is one of GET, PUT, POST and DELETE");
    }
    String type = String.valueOf(request.getHeader(HttpHeaders.CONTENT_TYPE));
    if (!type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(FORM)) {
      throw BadRequest.because("a request with ?method= has its parts in a form: send " + FORM);
    }
    return exchange
        .body(maxBody)
        .compose(
            body ->
                body.length() <= inlineBody
                    ? Future.succeededFuture(read(method, body, request))
                    : exchange.onWorker(() -> read(method, body, request)));
  }

  private static RewrittenRequest read(String method, Buffer body, HttpServerRequest request) {
    Map<String, String> parameters = new LinkedHashMap<>(fields(body));
    String content = parameters.remove(CONTENT);
    boolean takesContent = method.equals("PUT") || method.equals("POST");
    if (takesContent != (content != null)) {
      throw BadRequest.because(
          takesContent
              ? "the content of a " + method + " belongs into the form field " + CONTENT
              : method + " takes no content");
    }
    Map<CharSequence, String> headers = new HashMap<>();
    headers.put(HttpHeaders.CONTENT_TYPE, "application/json");
    parameters
        .entrySet()
        .removeIf(
            field -> {
              CharSequence header = HEADERS.get(field.getKey().toLowerCase(Locale.ROOT));
              if (header != null) {
                headers.put(header, field.getValue());
              }
              return header != null;
            });
    headers.remove(HttpHeaders.CONTENT_LENGTH);
    requireVersion1(headers.getOrDefault(Versions.HEADER, request.getHeader(Versions.HEADER)));
    return new RewrittenRequest(
        HttpMethod.valueOf(method),
        parameters,
        headers,
        Buffer.buffer(content == null ? "" : content));
  }

  private static void requireVersion1(String version) {
    if (version != null
        && XapiVersion.negotiate(version)
            .filter(found -> found != XapiVersion.V1_0_3)
            .isPresent()) {
      throw BadRequest.because(
          "version "
              + version
              + " has no alternate request syntax; leave the parameter method out");
    }
  }

  private static Map<String, String> fields(Buffer body) {
    Map<String, String> fields = new LinkedHashMap<>();
    try {
      QueryStringDecoder form =
          new QueryStringDecoder(
              body.toString(StandardCharsets.UTF_8),
              StandardCharsets.UTF_8,
              false,
              MAX_FIELDS,
              true);
      for (Map.Entry<String, List<String>> field : form.parameters().entrySet()) {
        if (field.getValue().size() > 1) {
          throw BadRequest.because("the form field " + field.getKey() + " is given more than once");
        }
        fields.put(field.getKey(), field.getValue().get(0));
      }
    } catch (IllegalArgumentException e) {
      throw BadRequest.because("the form is not properly percent-encoded: " + e.getMessage());
    }
    return fields;
  }
}
