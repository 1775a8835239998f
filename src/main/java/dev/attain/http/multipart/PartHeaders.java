package dev.attain.http.multipart;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The headers of a part, each at most once.
 *
 * @param byName names in lower case
 */
public record PartHeaders(Map<String, String> byName) {
  public PartHeaders {
    byName = Map.copyOf(byName);
  }

  /**
   * @param name in any case
   */
  public Optional<String> find(String name) {
    return Optional.ofNullable(byName.get(name.toLowerCase(Locale.ROOT)));
  }

  /** Without parameters, in lower case: {@code application/json}; empty when there is none. */
  public String mediaType() {
    return find("content-type")
        .map(value -> value.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
        .orElse("");
  }

  /**
   * Reads lines of {@code name: value}; one that begins with a space or tab goes on with the line
   * before (RFC 5322, 2.2.3).
   *
   * @throws IllegalArgumentException says which line is none
   */
  static PartHeaders parse(String text) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String line : text.replaceAll("\r\n[ \t]+", " ").split("\r\n")) {
      if (line.isEmpty()) {
        continue;
      }
      int colon = line.indexOf(':');
      if (colon < 1) {
        throw new IllegalArgumentException("'" + cut(line) + "' is not of the form name: value");
      }
      String name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
      if (headers.putIfAbsent(name, line.substring(colon + 1).strip()) != null) {
        throw new IllegalArgumentException("'" + cut(name) + "' is there twice");
      }
    }
    return new PartHeaders(headers);
  }

  private static String cut(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }
}
