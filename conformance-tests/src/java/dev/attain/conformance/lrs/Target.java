package dev.attain.conformance.lrs;

import java.net.URI;
import java.util.Optional;

/**
 * The server under test.
 *
 * @param endpoint the address under which the resources lie, without a slash at its end
 * @param key of basic authentication; may store and read statements and documents
 * @param reader another credential, which may read statements and do nothing else
 */
public record Target(URI endpoint, String key, String secret, Optional<Credential> reader) {

  /** A key and its secret. */
  public record Credential(String key, String secret) {}

  private static final String PREFIX = "attain.conformance.";

  public Target {
    String text = endpoint.toString();
    endpoint = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
  }

  /** The target that the system properties {@code attain.conformance.endpoint} and so on name. */
  public static Optional<Target> findNamed() {
    String endpoint = System.getProperty(PREFIX + "endpoint", "");
    if (endpoint.isBlank()) {
      return Optional.empty();
    }
    return Optional.of(
        new Target(
            URI.create(endpoint.strip()),
            System.getProperty(PREFIX + "key", ""),
            System.getProperty(PREFIX + "secret", ""),
            Optional.ofNullable(System.getProperty(PREFIX + "reader-key"))
                .map(
                    key -> new Credential(key, System.getProperty(PREFIX + "reader-secret", "")))));
  }

  @Override
  public String toString() {
    return endpoint + " as " + key;
  }
}
