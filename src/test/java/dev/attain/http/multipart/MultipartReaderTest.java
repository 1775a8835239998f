package dev.attain.http.multipart;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartReaderTest {
  private static final String BODY =
      "--b\r\nA: 1\r\n\r\nfirst\r\n--b\r\nB:2\r\nC: 3\r\n\r\n\r\n--x\r\n--b--\r\n";
  private static final List<Part> PARTS =
      List.of(new Part(Map.of("a", "1"), "first"), new Part(Map.of("b", "2", "c", "3"), "\r\n--x"));

  /** A part that was read whole. */
  private record Part(Map<String, String> headers, String content) {}

  /** What became of a body: its parts, or why there are none. */
  private record Read(List<Part> parts, String broken) {}

  @Test
  void partsAreReadWithTheirHeadersAndContents() {
    assertThat(read(BODY, BODY.length())).isEqualTo(new Read(PARTS, ""));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 7, 11, 13})
  void howTheBodyIsCutIntoPiecesDoesNotMatter(int piece) {
    assertThat(read(BODY, piece)).isEqualTo(new Read(PARTS, ""));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 200})
  void headersMayBeAsLongAsTheLimitHoweverTheyArrive(int piece) {
    // The line break before the headers counts.
    String longest = "A: " + "x".repeat(59);
    String body = "--b\r\n%s\r\n\r\n1\r\n--b--";

    assertThat(read(body.formatted(longest), piece).parts()).hasSize(1);
    assertThat(read(body.formatted(longest + "x"), piece).broken()).contains("64 octets");
  }

  @Test
  void whatIsBeforeTheFirstBoundaryAndBehindTheLastIsPassedOver() {
    assertThat(read("\r\n" + BODY, 4).parts()).isEqualTo(PARTS);
    assertThat(read("a preamble\r\n" + BODY + "an epilogue", 4)).isEqualTo(new Read(PARTS, ""));
    assertThat(read(BODY.strip(), 4).parts()).isEqualTo(PARTS);
  }

  @Test
  void aBoundaryWithSpacesBehindItIsOneAndALongerWordIsNot() {
    assertThat(read("--b \t\r\n\r\n1\r\n--bc\r\n2\r\n--b--", 3).parts())
        .isEqualTo(List.of(new Part(Map.of(), "1\r\n--bc\r\n2")));
  }

  @Test
  void aPartMayHaveNoContentAndNoHeaders() {
    assertThat(read("--b\r\n\r\n\r\n--b\r\nA:1\r\n\r\n--b--", 2).parts())
        .isEqualTo(List.of(new Part(Map.of(), ""), new Part(Map.of("a", "1"), "")));
  }

  @Test
  void aHeaderMayGoOnOnTheNextLine() {
    assertThat(read("--b\r\nA: 1;\r\n\t2\r\n\r\n\r\n--b--", 2).parts())
        .isEqualTo(List.of(new Part(Map.of("a", "1; 2"), "")));
  }

  @Test
  void bodiesThatAreNoneSayWhy() {
    assertThat(read("", 1).broken()).contains("no part");
    assertThat(read("no boundary", 1).broken()).contains("no part");
    assertThat(read("--b--\r\n", 1).broken()).contains("no part");
    assertThat(read("--b\r\nA: 1", 1).broken()).contains("middle of part 1");
    assertThat(read("--b\r\nA: 1\r\n\r\nx\r\n--", 1).broken()).contains("middle of part 1");
    assertThat(read("--b\r\nA\r\n\r\nx\r\n--b--", 1).broken()).contains("'A'");
    assertThat(read("--b\r\nA:1\r\na:2\r\n\r\nx\r\n--b--", 1).broken()).contains("twice");
  }

  @Test
  void limitsAreNamedWhenTheyAreExceeded() {
    assertThat(read("x".repeat(100) + "\r\n" + BODY, 10).broken()).contains("64 octets");
    assertThat(read("--b\r\nA: " + "x".repeat(100) + "\r\n\r\n", 10).broken())
        .contains("64 octets");
    assertThat(read("--b\r\n\r\n\r\n".repeat(4) + "--b--", 10).broken())
        .contains("more than 3 parts");
    assertThat(read(BODY + "x".repeat(100), 10).broken()).contains("goes on");
  }

  @Test
  void anyOctetsComeBackWhateverThePieces() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      String content = octets(random, random.nextInt(200));
      String body = "--b\r\nA:1\r\n\r\n" + content + "\r\n--b--";

      Read read = read(body, 1 + random.nextInt(20));

      boolean holdsBoundary = ("\r\n" + content + "\r\n").contains("\r\n--b");
      if (!holdsBoundary) {
        assertThat(read)
            .as("seed %d", seed)
            .isEqualTo(new Read(List.of(new Part(Map.of("a", "1"), content)), ""));
      }
    }
  }

  @Test
  void brokenBodiesEndInAReasonWhateverTheyHold() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < 3_000; round++) {
      byte[] body = BODY.getBytes(ISO_8859_1);
      for (int i = random.nextInt(6); i >= 0; i--) {
        body[random.nextInt(body.length)] = (byte) octets(random, 1).charAt(0);
      }
      String cut = new String(Arrays.copyOf(body, random.nextInt(body.length + 1)), ISO_8859_1);

      Read whole = read(cut, cut.length() + 1);
      Read pieces = read(cut, 1 + random.nextInt(9));

      assertThat(pieces).as("seed %d, round %d", seed, round).isEqualTo(whole);
    }
  }

  /** Mostly those that mean something. */
  private static String octets(Random random, int length) {
    StringBuilder octets = new StringBuilder();
    for (int i = 0; i < length; i++) {
      octets.append(
          random.nextInt(4) > 0
              ? "\r\n-b: ".charAt(random.nextInt(6))
              : (char) random.nextInt(256));
    }
    return octets.toString();
  }

  private static Read read(String body, int piece) {
    MultipartReader reader =
        new MultipartReader(new Boundary("b"), new MultipartLimits(3, 64, 1_000));
    byte[] bytes = body.getBytes(ISO_8859_1);
    List<Part> parts = new ArrayList<>();
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    Map<String, String> headers = Map.of();
    for (int from = 0; from < bytes.length; from += piece) {
      reader.offer(Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + piece)));
      for (MultipartEvent event = reader.next();
          !(event instanceof MultipartEvent.NeedsMore || event instanceof MultipartEvent.Ends);
          event = reader.next()) {
        if (event instanceof MultipartEvent.PartBegins begins) {
          headers = begins.headers().byName();
        } else if (event instanceof MultipartEvent.Content found) {
          byte[] octets = new byte[found.octets().remaining()];
          found.octets().get(octets);
          content.writeBytes(octets);
        } else if (event instanceof MultipartEvent.PartEnds) {
          parts.add(new Part(headers, content.toString(ISO_8859_1)));
          content.reset();
        } else {
          return new Read(List.of(), ((MultipartEvent.Broken) event).reason());
        }
      }
    }
    return reader.finish() instanceof MultipartEvent.Broken broken
        ? new Read(List.of(), broken.reason())
        : new Read(parts, "");
  }
}
