package dev.attain.http;

import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.validation.ValidatableRequest;
import io.vertx.openapi.validation.impl.ValidatableRequestImpl;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether the contract takes a body of this media type, said before anything else is said of it. A
 * type that is JSON by its name ({@code application/ld+json}) is taken where JSON is, and a kind of
 * text ({@code text/csv}) where plain text is.
 */
final class BodyType {
  private static final String JSON = "application/json";
  private static final String TEXT = "text/plain";

  private BodyType() {}

  /**
   * The request with a media type that the contract names.
   *
   * @throws RefusedException (415) when there is none for it
   */
  static ValidatableRequest known(ValidatableRequest request, Operation operation) {
    String type = request.getContentType();
    if (operation.getRequestBody() == null || type == null) {
      return request;
    }
    Set<String> taken = operation.getRequestBody().getContent().keySet();
    String bare = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    String as =
        Stream.concat(Stream.of(bare), broader(bare).stream())
            .filter(taken::contains)
            .findFirst()
            .orElseThrow(
                () ->
                    new RefusedException(
                        ApiAnswer.refused(
                            415,
                            "Unsupported media type",
                            "A body of type %s is not taken here; send it as %s."
                                .formatted(bare, String.join(" or ", taken)),
                            List.of())));
    return new ValidatableRequestImpl(
        request.getCookies(),
        request.getHeaders(),
        request.getPathParameters(),
        request.getQuery(),
        request.getBody(),
        as);
  }

  private static Optional<String> broader(String type) {
    if (type.endsWith("+json")) {
      return Optional.of(JSON);
    }
    return type.startsWith("text/") ? Optional.of(TEXT) : Optional.empty();
  }
}
