package dev.attain.http.page;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;

/**
 * A file of the page as it is sent.
 *
 * @param mediaType with its character set
 * @param zipped the same octets by gzip, made once
 */
record Asset(String mediaType, Buffer bytes, Buffer zipped) {
  private static final Map<String, String> MEDIA_TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml; charset=utf-8");

  Asset {
    Objects.requireNonNull(mediaType);
    Objects.requireNonNull(bytes);
    Objects.requireNonNull(zipped);
  }

  /**
   * @param name its ending says what it is
   * @throws IllegalArgumentException when the ending is none that the page uses
   */
  static Asset of(String name, byte[] bytes) {
    String type = MEDIA_TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    if (type == null) {
      throw new IllegalArgumentException("the page has no files such as " + name);
    }
    return new Asset(type, Buffer.buffer(bytes), Buffer.buffer(zip(bytes)));
  }

  private static byte[] zip(byte[] bytes) {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream(bytes.length / 3);
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return zipped.toByteArray();
  }
}
