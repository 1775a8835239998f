package dev.attain.xapi.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.xapi.json.text.JsonDocument;
import dev.attain.xapi.json.text.JsonLimits;
import dev.attain.xapi.json.text.JsonObject;
import dev.attain.xapi.json.text.JsonText;
import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparableFormTest {
  private static final String STATEMENT =
      """
      {"actor":{"mbox":"mailto:ann@Example.org"},"verb":{"id":"a:v","display":{"en":"did"}},
       "object":{"id":"a:o","definition":{"name":{"en":"O"}}},
       "result":{"score":{"raw":1.0},"duration":"PT1.239S","extensions":{"a:e":[1,2]}},
       "context":{"registration":"5389ED44-e618-4a66-9a43-7a0b282fd837","language":"en-US",
        "contextActivities":{"parent":{"id":"a:p"}},"statement":{"objectType":"StatementRef",
        "id":"AAAAAAAA-e618-4a66-9a43-7a0b282fd837"},
        "team":{"objectType":"Group","member":[{"mbox":"mailto:a@b.c"},{"mbox":"mailto:d@e.f"}]}},
       "timestamp":"2026-11-22T07:00:00Z",
       "attachments":[{"sha2":"aa","length":1},{"sha2":"bb","length":2}]}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"actor"              | {"id":"5389ed44-e618-4a66-9a43-7a0b282fd837","actor"
          {"actor"              | {"stored":"2026-11-22T07:00:00.000Z","actor"
          {"actor"              | {"authority":{"mbox":"mailto:x@y.z"},"version":"1.0.0","actor"
          @Example.org          | @example.ORG
          {"mbox":"mailto:ann   | {"objectType":"Agent","mbox":"mailto:ann
          ,"display":{"en":"did"} | ,"display":{"en":"did it"}
          ,"display":{"en":"did"} | ``
          ,"definition":{"name":{"en":"O"}} | ``
          {"id":"a:o"           | {"objectType":"Activity","id":"a:o"
          1.0                   | 1
          1.0                   | 10e-1
          PT1.239S              | PT1.23S
          5389ED44              | 5389ed44
          AAAAAAAA              | aaaaaaaa
          en-US                 | en-us
          {"id":"a:p"}          | [{"id":"a:p"}]
          {"id":"a:p"}          | {"id":"a:p","definition":{}}
          {"mbox":"mailto:a@b.c"},{"mbox":"mailto:d@e.f"} | {"mbox":"mailto:d@e.f"}, {"mbox":"mailto:a@b.c"}
          {"sha2":"aa","length":1},{"sha2":"bb","length":2} | {"length":2,"sha2":"BB"},{"length":1,"sha2":"AA"}
          2026-11-22T07:00:00Z  | 2026-11-22T08:00:00.000+01:00
          "a:v"                 | "\\u0061:v"
          """)
  void isTheSameForTheSameStatement(String part, String other) {
    assertThat(STATEMENT).contains(part);

    assertThat(comparable(STATEMENT.replace(part, other))).isEqualTo(comparable(STATEMENT));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          mailto:ann@           | mailto:Ann@
          {"mbox":"mailto:ann   | {"name":"Ann","mbox":"mailto:ann
          "a:v"                 | "a:V"
          "a:o"                 | "a:o2"
          1.0                   | 1.00000000000000000000001
          PT1.239S              | PT1.25S
          PT1.239S              | PT0M1.23S
          [1,2]                 | [2,1]
          [1,2]                 | ["1",2]
          {"a:e":[1,2]}         | {"a:e":[1,2],"id":0}
          {"id":"a:p"}          | [{"id":"a:p"},{"id":"a:q"}]
          {"id":"a:p"}          | []
          mailto:d@e.f          | mailto:d@e.g
          "length":2            | "length":3
          07:00:00Z             | 07:00:00.001Z
          "timestamp":"2026-11-22T07:00:00Z", | ``
          """)
  void differsForDifferentStatements(String part, String other) {
    assertThat(STATEMENT).contains(part);

    assertThat(comparable(STATEMENT.replace(part, other))).isNotEqualTo(comparable(STATEMENT));
  }

  @Test
  void doesNotDependOnTheOrderOfKeysOrOnWhitespace() {
    assertThat(
            comparable("{ \"verb\":{\"id\":\"a:v\"},\n\"actor\":{\"mbox\":\"m\",\"name\":\"n\"}}"))
        .isEqualTo(
            comparable("{\"actor\":{\"name\":\"n\",\"mbox\":\"m\"},\"verb\":{\"id\":\"a:v\"}}"));
  }

  @Test
  void comparesTheStatementInsideASubStatementLikewise() {
    String outer = "{\"object\":{\"objectType\":\"SubStatement\",\"verb\":{\"id\":\"a:v\"%s}}}";

    assertThat(comparable(outer.formatted(",\"display\":{\"en\":\"x\"}")))
        .isEqualTo(comparable(outer.formatted("")));
  }

  @Test
  void canNotBeForgedByTextsThatLookLikeStructure() {
    assertThat(comparable("{\"result\":{\"response\":\"a\\\",\\\"b\"}}"))
        .isNotEqualTo(comparable("{\"result\":{\"response\":\"a\",\"b\":\"\"}}"));
    assertThat(comparable("{\"result\":{\"response\":\"a\\\\\"}}"))
        .isNotEqualTo(comparable("{\"result\":{\"response\":\"a\\\\\\\\\"}}"));
  }

  @Test
  void comparesNumbersAsBigDecimalDoes() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      String a = number(random);
      String b = number(random);
      boolean same = new BigDecimal(a).compareTo(new BigDecimal(b)) == 0;
      assertThat(NumberText.canonical(a).equals(NumberText.canonical(b)))
          .as("seed %d: %s and %s", seed, a, b)
          .isEqualTo(same);
    }
  }

  @Test
  void comparesExponentsOfAnySize() {
    String huge = "9".repeat(500);

    assertThat(NumberText.canonical("1e" + huge)).isEqualTo(NumberText.canonical("1.0e+" + huge));
    assertThat(NumberText.canonical("10e999999998")).isEqualTo("1e999999999");
    assertThat(NumberText.canonical("-0.00e5")).isEqualTo("0");
  }

  private static String number(Random random) {
    String digits = "" + random.nextInt(3) + "0".repeat(random.nextInt(3));
    String whole = digits.startsWith("0") ? "0" : digits;
    String fraction = random.nextBoolean() ? "." + random.nextInt(2) + "0" : "";
    String exponent = random.nextBoolean() ? "E" + (random.nextInt(5) - 2) : "";
    return (random.nextBoolean() ? "-" : "") + whole + fraction + exponent;
  }

  private static String comparable(String statement) {
    byte[] text = statement.getBytes(UTF_8);
    JsonObject tree =
        (JsonObject) ((JsonDocument.Parsed) JsonText.parse(text, JsonLimits.DEFAULT)).root();
    return new String(new ExactStatement(text, tree).comparable(), UTF_8);
  }
}
