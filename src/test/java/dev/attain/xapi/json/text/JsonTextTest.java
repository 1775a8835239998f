package dev.attain.xapi.json.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.xapi.json.text.JsonDocument.Broken;
import dev.attain.xapi.json.text.JsonDocument.Fault;
import dev.attain.xapi.json.text.JsonDocument.Parsed;
import java.io.ByteArrayOutputStream;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        " [ ] ",
        "\t\r\n{\n}\n",
        "0",
        "-0",
        "-1.5E+10",
        "1e999999999",
        "\"\"",
        "true",
        "false",
        "null",
        "[[],[[]],{\"a\":[]}]",
        "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\"",
        "\"\\ud83d\\ude00\"",
        "{\"\":1}",
        "[1,2 , 3]",
        "{\"a\":1,\"A\":2}"
      })
  void acceptsTheGrammarOfJson(String text) {
    assertThat(parse(text)).isInstanceOf(Parsed.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[",
        "[1",
        "[1,",
        "[1,]",
        "{\"a\"",
        "{\"a\":",
        "{\"a\":1,",
        "{\"a\":1,}",
        "{a:1}",
        "{'a':1}",
        "01",
        "-",
        "+1",
        "1.",
        ".5",
        "1e",
        "1e+",
        "0x10",
        "NaN",
        "Infinity",
        "tru",
        "truE",
        "nulll",
        "\"",
        "\"\\\"",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\\u12G4\"",
        "\"\n\"",
        "{} {}",
        "[] ,",
        "1 2",
        "// no\n1",
        "[1 2]",
        "{\"a\" 1}",
        "\u0000",
        "\"\u0001\""
      })
  void refusesWhatIsNotJson(String text) {
    assertThat(broken(text).fault()).isEqualTo(Fault.SYNTAX);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"a":1,"a":2}                        | $.a
          {"x":{"a":1,"b":2,"a":1}}            | $.x.a
          [0,{"x":[{"a":{}, "\\u0061":{}}]}]   | $[1].x[0].a
          """)
  void refusesANameThatIsTwiceInAnObjectAtEveryDepth(String text, String path) {
    Broken broken = broken(text);

    assertThat(broken.fault()).isEqualTo(Fault.DUPLICATE_NAME);
    assertThat(broken.path()).isEqualTo(path);
    assertThat(broken.message()).contains("\"a\"");
  }

  @Test
  void findsANameThatIsTwiceAmongManyAtTheirEnd() {
    String many =
        IntStream.range(0, 500).mapToObj(i -> "\"n" + i + "\":0").collect(Collectors.joining(","));

    assertThat(parse("{" + many + "}")).isInstanceOf(Parsed.class);
    for (String again : new String[] {"n0", "n15", "n16", "n17", "n499"}) {
      assertThat(broken("{" + many + ",\"" + again + "\":0}").path()).isEqualTo("$." + again);
    }
  }

  @Test
  void namesLineAndColumnInCharacters() {
    Broken broken = broken("{\n  \"ä\": \"é\", \"b\": ?\n}");

    assertThat(broken.line()).isEqualTo(2);
    assertThat(broken.column()).isEqualTo(18);
    assertThat(broken.path()).isEqualTo("$.b");
    assertThat(broken.message()).isEqualTo("there is '?' where JSON needs a value");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\\ud800", "\\udc00", "\\ud800x", "\\ud800\\u0041", "\\udc00\\ud800", "\\u0000"})
  void refusesEscapesThatAreNoText(String escape) {
    assertThat(broken("[\"" + escape + "\"]").fault()).isEqualTo(Fault.ENCODING);
  }

  @Test
  void refusesBytesThatAreNotUtf8() {
    int[][] wrong = {
      {0x80},
      {0xC3},
      {0xC3, 0x28},
      {0xC0, 0x80},
      {0xC1, 0xBF},
      {0xE0, 0x80, 0x80},
      {0xED, 0xA0, 0x80},
      {0xED, 0xB0, 0x80},
      {0xF0, 0x80, 0x80, 0x80},
      {0xF4, 0x90, 0x80, 0x80},
      {0xF8, 0x88, 0x80, 0x80},
      {0xFF}
    };
    for (int[] bytes : wrong) {
      ByteArrayOutputStream text = new ByteArrayOutputStream();
      text.write('"');
      for (int b : bytes) {
        text.write(b);
      }
      text.write('"');
      JsonDocument document = JsonText.parse(text.toByteArray(), JsonLimits.DEFAULT);
      assertThat(document).isInstanceOf(Broken.class);
      assertThat(((Broken) document).fault()).isEqualTo(Fault.ENCODING);
    }
  }

  @Test
  void decodesEveryUnicodeCharacterAsTheJdkDoes() {
    for (int codePoint = 0x20; codePoint <= Character.MAX_CODE_POINT; codePoint += 7) {
      boolean surrogate = codePoint >= 0xD800 && codePoint <= 0xDFFF;
      if (surrogate || codePoint == '"' || codePoint == '\\') {
        continue;
      }
      String character = Character.toString(codePoint);
      Parsed parsed = (Parsed) parse("\"a" + character + "b\"");
      assertThat(((JsonString) parsed.root()).value()).isEqualTo("a" + character + "b");
    }
  }

  @Test
  void refusesWhatIsBeyondALimit() {
    JsonLimits limits = new JsonLimits(3, 10, 5, 1, 1_000);

    assertThat(parse("[[[]]]", limits)).isInstanceOf(Parsed.class);
    assertThat(parse("[[[[]]]]", limits)).matches(JsonTextTest::isBeyondLimit);
    assertThat(parse("\"0123456789\"", limits)).isInstanceOf(Parsed.class);
    assertThat(parse("\"0123456789a\"", limits)).matches(JsonTextTest::isBeyondLimit);
    assertThat(parse("{\"0123456789a\":1}", limits)).matches(JsonTextTest::isBeyondLimit);
    assertThat(parse("12345", limits)).isInstanceOf(Parsed.class);
    assertThat(parse("123456", limits)).matches(JsonTextTest::isBeyondLimit);
  }

  @Test
  void refusesTenThousandLevelsWithoutOverflowingTheStack() {
    assertThat(parse("[".repeat(10_000))).matches(JsonTextTest::isBeyondLimit);
    assertThat(parse("{\"a\":".repeat(10_000))).matches(JsonTextTest::isBeyondLimit);
  }

  @Test
  void readsAsDeepAsTheDeepestLimit() {
    JsonLimits deepest = new JsonLimits(1_000, 1, 1, 1, 1);

    assertThat(parse("[".repeat(1_000) + "]".repeat(1_000), deepest)).isInstanceOf(Parsed.class);
  }

  @Test
  void knowsTheBytesOfEveryValue() {
    String text = " { \"ä\" : [ 1.50 , \"x\\n\" , {} , true ] } ";
    JsonObject root = (JsonObject) ((Parsed) parse(text)).root();
    JsonMember member = root.members().get(0);

    assertThat(slice(text, root)).isEqualTo("{ \"ä\" : [ 1.50 , \"x\\n\" , {} , true ] }");
    assertThat(member.start()).isEqualTo(3);
    assertThat(((JsonArray) member.value()).items())
        .extracting(item -> slice(text, item))
        .containsExactly("1.50", "\"x\\n\"", "{}", "true");
  }

  @Test
  void skipsAByteOrderMark() {
    Parsed parsed = (Parsed) parse("\uFEFF[1]");

    assertThat(parsed.root().start()).isEqualTo(3);
  }

  private static String slice(String text, JsonValue value) {
    return new String(text.getBytes(UTF_8), value.start(), value.end() - value.start(), UTF_8);
  }

  private static boolean isBeyondLimit(JsonDocument document) {
    return document instanceof Broken broken && broken.fault() == Fault.LIMIT;
  }

  private static Broken broken(String text) {
    JsonDocument document = parse(text);
    assertThat(document).as(text).isInstanceOf(Broken.class);
    return (Broken) document;
  }

  private static JsonDocument parse(String text) {
    return parse(text, JsonLimits.DEFAULT);
  }

  private static JsonDocument parse(String text, JsonLimits limits) {
    return JsonText.parse(text.getBytes(UTF_8), limits);
  }
}
