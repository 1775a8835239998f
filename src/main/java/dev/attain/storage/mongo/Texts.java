package dev.attain.storage.mongo;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/** The order of texts in MongoDB: that of their UTF-8 bytes, which is that of their code points. */
final class Texts {
  static final Comparator<String> ORDER =
      (a, b) ->
          Arrays.compareUnsigned(
              a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

  private static final int LAST = Character.MAX_CODE_POINT;

  private Texts() {}

  /** The first text after all that begin with this prefix; empty when none comes after them. */
  static Optional<String> after(String prefix) {
    int[] points = prefix.codePoints().toArray();
    int length = points.length;
    while (length > 0 && points[length - 1] == LAST) {
      length--;
    }
    if (length == 0) {
      return Optional.empty();
    }
    int next = points[length - 1] + 1;
    boolean surrogate = next >= Character.MIN_SURROGATE && next <= Character.MAX_SURROGATE;
    points[length - 1] = surrogate ? Character.MAX_SURROGATE + 1 : next;
    return Optional.of(new String(points, 0, length));
  }
}
