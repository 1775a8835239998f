package dev.attain.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;

/**
 * An LRS and who we are there.
 *
 * @param xapi the xAPI endpoint without a slash at the end, for example {@code
 *     http://127.0.0.1:8080/xapi}
 */
public record Endpoint(URI xapi, String key, String secret) {
  public Endpoint {
    Objects.requireNonNull(xapi);
    Objects.requireNonNull(key);
    Objects.requireNonNull(secret);
  }

  /**
   * Reads an address as people give it.
   *
   * @throws ClientException when the address is not an absolute http or https one
   */
  public static Endpoint of(String address, String key, String secret) {
    String trimmed = address.strip().replaceAll("/+$", "");
    try {
      URI uri = new URI(trimmed);
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (web && uri.getHost() != null && uri.getRawQuery() == null) {
        return new Endpoint(uri, key, secret);
      }
    } catch (URISyntaxException e) {
      throw new ClientException(unfit(address), e);
    }
    throw new ClientException(unfit(address));
  }

  private static String unfit(String address) {
    return "The endpoint '"
        + address
        + "' is not an http or https address, such as http://127.0.0.1:8080/xapi";
  }

  /** A resource below the xAPI endpoint, for example {@code statements}. */
  URI xapi(String resource) {
    return URI.create(xapi + "/" + resource);
  }

  /** Attain's own API beside the xAPI endpoint: {@code path} begins with {@code /api/}. */
  URI api(String path) {
    String address = xapi.toString();
    String root = address.endsWith("/xapi") ? address.substring(0, address.length() - 5) : address;
    return URI.create(root + path);
  }

  String authorization() {
    byte[] pair = (key + ":" + secret).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return key + " at " + xapi;
  }
}
