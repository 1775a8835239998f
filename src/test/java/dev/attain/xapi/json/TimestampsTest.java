package dev.attain.xapi.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {

  @ParameterizedTest
  @CsvSource({
    "2026-11-22T07:00:00Z, 2026-11-22T07:00:00Z",
    "2026-11-22T07:00:00.1Z, 2026-11-22T07:00:00.100Z",
    "2026-11-22t07:00:00.000z, 2026-11-22T07:00:00Z",
    "2026-11-22T07:00:00.123456789123Z, 2026-11-22T07:00:00.123456789Z",
    "2026-11-22T07:00:00+01:00, 2026-11-22T06:00:00Z",
    "2026-11-22T07:00:00-05:30, 2026-11-22T12:30:00Z",
    "2008-09-15T15:53:00.601+00:00, 2008-09-15T15:53:00.601Z",
    "2024-02-29T23:59:60Z, 2024-03-01T00:00:00Z",
    "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z"
  })
  void readsTheTimestampsOfBothVersions(String text, Instant expected) {
    assertThat(Timestamps.parse(text)).isEqualTo(expected);
    assertThat(Timestamps.isRfc3339(text)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2026-11-22T07:00:00      | 2026-11-22T07:00:00Z
          2026-11-22T07:00Z        | 2026-11-22T07:00:00Z
          2026-11-22T07:00:00+01   | 2026-11-22T06:00:00Z
          2026-11-22T07:00:00+0130 | 2026-11-22T05:30:00Z
          2026-11-22T07:00:00,5Z   | 2026-11-22T07:00:00.5Z
          20261122T070000Z         | 2026-11-22T07:00:00Z
          20261122T0700+0100       | 2026-11-22T06:00:00Z
          20261122T070000.25Z      | 2026-11-22T07:00:00.25Z
          """)
  void readsOtherFormsOfIso8601WhichAreNotRfc3339(String text, Instant expected) {
    assertThat(Timestamps.parse(text)).isEqualTo(expected);
    assertThat(Timestamps.isRfc3339(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026",
        "2026-11-22",
        "2026-11-22 07:00:00Z",
        "2026-11-22T07Z",
        "2026-13-01T00:00:00Z",
        "2026-02-29T00:00:00Z",
        "2026-04-31T00:00:00Z",
        "2026-00-10T00:00:00Z",
        "2026-11-00T00:00:00Z",
        "2026-11-22T24:00:00Z",
        "2026-11-22T07:60:00Z",
        "2026-11-22T07:00:61Z",
        "2026-11-22T07:00:00.Z",
        "2026-11-22T07:00:00Zx",
        "9999-12-31T23:59:59-00:01",
        "0000-01-01T00:00:00+00:01",
        "2026-11-22T07:00:00-00",
        "2026-11-22T07:00:00-0000",
        "2026-11-22T07:00:00-00:00",
        "2026-11-22T07:00:00+24:00",
        "2026-11-22T07:00:00+01:60",
        "2026-11-22T07:00:00+1:00",
        "2026-1122T07:00:00Z",
        "20261122T07:00:00Z",
        "01/011/2015",
        "٢026-11-22T07:00:00Z",
        "2026-11-22T07:00:00+",
        "12026-11-22T07:00:00Z",
        "-026-11-22T07:00:00Z"
      })
  void refusesOtherTexts(String text) {
    assertThat(Timestamps.parse(text)).isNull();
    assertThat(Timestamps.isRfc3339(text)).isFalse();
  }

  @Test
  void writesThreeFractionalDigitsAlways() {
    assertThat(Timestamps.format(Instant.parse("2026-11-22T07:00:00Z")))
        .isEqualTo("2026-11-22T07:00:00.000Z");
    assertThat(Timestamps.format(Instant.parse("2026-11-22T07:00:00.1239Z")))
        .isEqualTo("2026-11-22T07:00:00.123Z");
  }

  @Test
  void instantsAreWrittenAsTheJdkWritesThem() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    DateTimeFormatter milliseconds =
        DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    long first = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
    long last = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();
    int[] steps = {1_000_000_000, 100_000_000, 1_000_000, 1_000, 1};
    for (int i = 0; i < 20_000; i++) {
      int step = steps[random.nextInt(steps.length)];
      Instant instant =
          Instant.ofEpochSecond(
              random.nextLong(first, last + 1), random.nextInt(1_000_000_000 / step) * (long) step);
      assertThat(Timestamps.shortest(instant)).as("seed %d", seed).isEqualTo(instant.toString());
      assertThat(Timestamps.format(instant))
          .as("seed %d", seed)
          .isEqualTo(milliseconds.format(instant));
    }
  }
}
