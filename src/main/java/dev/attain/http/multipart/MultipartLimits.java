package dev.attain.http.multipart;

/**
 * What a multipart body may have.
 *
 * @param maxParts how many parts, the first one included; at least 1
 * @param maxHeaderBytes octets of the headers of one part, and of what is before the first one; at
 *     least 64
 * @param maxPartBytes octets of the content of one part after the first; at least 1
 */
public record MultipartLimits(int maxParts, int maxHeaderBytes, long maxPartBytes) {

  /** A thousand parts of up to 1 GiB, with headers of up to 8 KiB. */
  public static final MultipartLimits DEFAULT = new MultipartLimits(1_000, 8 << 10, 1L << 30);

  public MultipartLimits {
    if (maxParts < 1 || maxHeaderBytes < 64 || maxPartBytes < 1) {
      throw new IllegalArgumentException(
          "parts " + maxParts + ", header octets " + maxHeaderBytes + ", octets " + maxPartBytes);
    }
  }
}
