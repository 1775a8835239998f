package dev.attain.access;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;

/** The key and secret of a basic authorization header (RFC 7617), in UTF-8. */
record BasicHeader(String key, String secret) {
  private static final String SCHEME = "Basic ";

  BasicHeader {
    Objects.requireNonNull(key);
    Objects.requireNonNull(secret);
  }

  /** Empty when {@code header} is of another scheme or broken. */
  static Optional<BasicHeader> parse(String header) {
    if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional.empty();
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(header.substring(SCHEME.length()).trim());
      String text = new String(decoded, StandardCharsets.UTF_8);
      int colon = text.indexOf(':');
      return colon < 1
          ? Optional.empty()
          : Optional.of(new BasicHeader(text.substring(0, colon), text.substring(colon + 1)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return "BasicHeader(" + key + ")";
  }
}
