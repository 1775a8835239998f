package dev.attain.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.http.multipart.Boundary;
import dev.attain.http.multipart.MultipartEvent;
import dev.attain.http.multipart.MultipartLimits;
import dev.attain.http.multipart.MultipartReader;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How a body is cut into pieces never matters. */
final class MultipartFuzz {
  private static final MultipartLimits LIMITS = new MultipartLimits(3, 64, 1_000);
  private static final int[] PIECES = {1, 2, 7};

  private MultipartFuzz() {}

  static void check(byte[] body) {
    List<String> whole = read(body, Math.max(1, body.length));
    for (int piece : PIECES) {
      assertThat(read(body, piece)).as("in pieces of %d", piece).isEqualTo(whole);
    }
  }

  /** Headers and contents in turn; nothing when the body is broken. */
  private static List<String> read(byte[] body, int piece) {
    MultipartReader reader = new MultipartReader(new Boundary("b"), LIMITS);
    List<String> parts = new ArrayList<>();
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (int from = 0; from < body.length; from += piece) {
      reader.offer(Arrays.copyOfRange(body, from, Math.min(body.length, from + piece)));
      MultipartEvent event = reader.next();
      while (!(event instanceof MultipartEvent.NeedsMore || event instanceof MultipartEvent.Ends)) {
        if (event instanceof MultipartEvent.PartBegins begins) {
          parts.add(begins.headers().byName().toString());
        } else if (event instanceof MultipartEvent.Content found) {
          byte[] octets = new byte[found.octets().remaining()];
          found.octets().get(octets);
          content.writeBytes(octets);
        } else if (event instanceof MultipartEvent.PartEnds) {
          parts.add(content.toString(StandardCharsets.ISO_8859_1));
          content.reset();
        } else {
          return List.of();
        }
        event = reader.next();
      }
    }
    return reader.finish() instanceof MultipartEvent.Broken ? List.of() : parts;
  }
}
