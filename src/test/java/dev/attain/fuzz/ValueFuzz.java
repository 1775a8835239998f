package dev.attain.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.attain.json.Json;
import dev.attain.xapi.XapiVersion;
import dev.attain.xapi.json.Timestamps;
import dev.attain.xapi.json.text.JsonLimits;
import dev.attain.xapi.validation.Reading;
import dev.attain.xapi.validation.StatementReader;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/** Texts of a format, at their place in a statement, beside what others think of them. */
final class ValueFuzz {
  private static final int LONGEST = 200;
  private static final String NUMBER = "\\d+(?:[.,]\\d+)?";
  private static final Pattern DURATION =
      Pattern.compile(
          "P(?=[\\dT])(?:N W|(?:N Y)?(?:N M)?(?:N D)?(?:T(?=\\d)(?:N H)?(?:N M)?(?:N S)?)?)"
              .replace("N ", NUMBER));
  private static final Pattern FRACTION_AT_THE_END = Pattern.compile("[^.,]*(?:[.,]\\d+.)?");

  /** The grammar of RFC 5646, and the tags that it keeps although they don't follow it. */
  private static final Pattern LANGUAGE_TAG =
      Pattern.compile(
          "(?:(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4}|[a-z]{5,8})(?:-[a-z]{4})?"
              + "(?:-(?:[a-z]{2}|[0-9]{3}))?(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*"
              + "(?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?"
              + "|x(?:-[a-z0-9]{1,8})+|en-gb-oed|sgn-(?:be-fr|be-nl|ch-de)"
              + "|i-(?:ami|bnn|default|enochian|hak|klingon|lux|mingo|navajo|pwn|tao|tay|tsu))",
          Pattern.CASE_INSENSITIVE);

  private ValueFuzz() {}

  static void timestamp(String text) {
    Instant instant = Timestamps.parse(text);
    boolean accepted = isValid("\"timestamp\":", text);
    if (Timestamps.isRfc3339(text)) {
      assertThat(instant).as(text).isNotNull();
    }
    if (instant == null) {
      assertThat(accepted).as(text).isFalse();
      return;
    }
    assertThat(Timestamps.parse(instant.toString())).as(text).isEqualTo(instant);
    try {
      assertThat(instant).as(text).isEqualTo(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      // Ours takes more forms than Java's.
      assertThat(text).isNotEmpty();
    }
  }

  static void duration(String text) {
    if (text.length() <= LONGEST) {
      boolean expected =
          DURATION.matcher(text).matches() && FRACTION_AT_THE_END.matcher(text).matches();
      assertThat(isValid("\"result\":{\"duration\":", text)).as(text).isEqualTo(expected);
    }
  }

  static void languageTag(String text) {
    if (text.length() <= LONGEST) {
      assertThat(isValid("\"context\":{\"language\":", text))
          .as(text)
          .isEqualTo(LANGUAGE_TAG.matcher(text).matches());
    }
  }

  static void iri(String text) {
    boolean accepted = isValid("\"context\":{\"extensions\":{", text);
    try {
      URI uri = new URI(text);
      if (uri.isAbsolute() && text.chars().allMatch(c -> c < 0x80)) {
        assertThat(accepted).as(text).isTrue();
      }
    } catch (URISyntaxException e) {
      // Ours takes more: IRIs, and brackets anywhere.
      assertThat(text).isNotNull();
    }
  }

  /** Whether a statement is valid that has the text at this place; extensions have it as a name. */
  private static boolean isValid(String place, String text) {
    boolean name = place.endsWith("{");
    String closing = "}".repeat((int) place.chars().filter(c -> c == '{').count());
    String json;
    try {
      json =
          "{\"actor\":{\"mbox\":\"mailto:a@x.org\"},\"verb\":{\"id\":\"http://x.org/v\"},"
              + "\"object\":{\"id\":\"http://x.org/a\"},"
              + place
              + Json.MAPPER.writeValueAsString(text)
              + (name ? ":1" : "")
              + closing
              + "}";
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
    return new StatementReader(XapiVersion.V1_0_3, JsonLimits.DEFAULT).read(json.getBytes(UTF_8))
        instanceof Reading.Valid;
  }
}
