package dev.attain.http.documents;

import dev.attain.documents.ETag;
import dev.attain.documents.Precondition;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The preconditions in the headers of a request (RFC 9110 section 13.1). */
final class Preconditions {
  private static final String ANY = "*";

  private Preconditions() {}

  static Precondition of(HttpServerRequest request) {
    return ifMatch(request.getHeader(HttpHeaders.IF_MATCH))
        .and(ifNoneMatch(request.getHeader(HttpHeaders.IF_NONE_MATCH)));
  }

  private static Precondition ifMatch(@Nullable String header) {
    if (header == null) {
      return Precondition.NONE;
    }
    return header.strip().equals(ANY) ? Precondition.PRESENT : new Precondition.AnyOf(tags(header));
  }

  private static Precondition ifNoneMatch(@Nullable String header) {
    if (header == null) {
      return Precondition.NONE;
    }
    return header.strip().equals(ANY) ? Precondition.ABSENT : new Precondition.NoneOf(tags(header));
  }

  /** Clients also send tags without quotes, and servers between us may have made them weak. */
  private static Set<ETag> tags(String header) {
    return Arrays.stream(header.split(","))
        .map(String::strip)
        .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
        .map(tag -> tag.replace("\"", ""))
        .map(ETag::new)
        .collect(Collectors.toSet());
  }
}
