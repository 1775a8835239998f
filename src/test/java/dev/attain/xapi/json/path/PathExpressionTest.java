package dev.attain.xapi.json.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.xapi.json.text.JsonDocument;
import dev.attain.xapi.json.text.JsonLimits;
import dev.attain.xapi.json.text.JsonText;
import dev.attain.xapi.json.text.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathExpressionTest {
  private static final String TEXT =
      """
      {"verb": {"id": "v"},
       "result": {"score": {"scaled": 0.5}, "success": null,
                  "extensions": {"https://example.org/a.b": ["x", 2, {"n": 3}], "it's": 1}},
       "around": {"grouping": [{"id": "g1", "type": "t"}, {"id": "g2"}, {"id": "g3"}],
                  "parent": [{"id": "p1"}]}}
      """;

  @ParameterizedTest(name = "path {0}")
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        "$.verb.id # \"v\"",
        "verb.id # \"v\"",
        "$['verb']['id'] # \"v\"",
        "$[\"verb\"].id # \"v\"",
        "$.result.success # null",
        "$.result.extensions['https://example.org/a.b'][0] # \"x\"",
        "$.result.extensions['https://example.org/a.b'][-1].n # 3",
        "$.result.extensions['it\\'s'] # 1",
        "$.around.grouping[*].id # \"g1\" \"g2\" \"g3\"",
        "$.around.grouping.*.id # \"g1\" \"g2\" \"g3\"",
        "$.around.grouping[0,2].id # \"g1\" \"g3\"",
        "$.around.grouping[1:].id # \"g2\" \"g3\"",
        "$.around.grouping[:-1].id # \"g1\" \"g2\"",
        "$.around.grouping[0:3:2].id # \"g1\" \"g3\"",
        "$.around['grouping','parent'][*].id # \"g1\" \"g2\" \"g3\" \"p1\"",
        "$.around.*[*].id # \"g1\" \"g2\" \"g3\" \"p1\"",
        "$.around..id # \"g1\" \"g2\" \"g3\" \"p1\"",
        "$.verb.id | $.around.parent[*].id # \"v\" \"p1\"",
        "$.around.grouping[*].type # \"t\"",
        "$.verb.id.deeper # ``",
        "$.around.grouping[7] # ``",
        "$.verb[0] # ``",
        "$.nothing # ``"
      })
  void aPathFindsWhatIsThere(String path, String expected) {
    assertThat(String.join(" ", find(path))).isEqualTo(expected);
  }

  @ParameterizedTest(name = "path {0}")
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        "`` # 0 # there is the end where a name",
        "$. # 2 # there is the end where a name",
        "$.a[ # 4 # there is the end where a number",
        "$.a[?(@.b)] # 4 # filters and scripts",
        "$.a[(@.length-1)] # 4 # filters and scripts",
        "$.a['b # 6 # the closing '",
        "$.a[b] # 4 # there is 'b' where a number",
        "$.a b # 4 # there is 'b'",
        "$.a | # 5 # there is the end",
        "$..a..b # 4 # only one ..",
        "$.a[99999999999] # 4 # not the number",
        "$.a[0:2:0] # 9 # at least 1",
        "$.a] # 3 # there is ']'"
      })
  void aBrokenPathSaysWhereItIsBroken(String path, int at, String message) {
    assertThat(PathExpression.read(path))
        .isInstanceOfSatisfying(
            PathReading.Broken.class,
            broken -> {
              assertThat(broken.message()).contains(message);
              assertThat(broken.at()).isEqualTo(at);
            });
  }

  @Test
  void numbersAreTheSameWhenTheyAmountToTheSame() {
    assertThat(same("1.0", "1")).isTrue();
    assertThat(same("1e2", "100")).isTrue();
    assertThat(same("1e99999999999", "1e99999999999")).isTrue();
    assertThat(same("1e99999999999", "1")).isFalse();
    assertThat(same("1", "\"1\"")).isFalse();
    assertThat(same("1e999999999", "1e-999999999")).isFalse();
  }

  @Test
  void objectsAreTheSameInAnyOrderAndArraysAreNot() {
    assertThat(same("{\"a\": [1, null], \"b\": true}", "{\"b\": true, \"a\": [1.0, null]}"))
        .isTrue();
    assertThat(same("{\"a\": 1}", "{\"a\": 1, \"b\": 1}")).isFalse();
    assertThat(same("[1, 2]", "[2, 1]")).isFalse();
    assertThat(same("null", "false")).isFalse();
  }

  private static boolean same(String one, String other) {
    return JsonEquality.same(json(one), json(other));
  }

  private static List<String> find(String path) {
    byte[] text = TEXT.getBytes(StandardCharsets.UTF_8);
    return PathExpression.of(path).find(json(TEXT)).stream()
        .map(v -> new String(text, v.start(), v.end() - v.start(), StandardCharsets.UTF_8))
        .toList();
  }

  private static JsonValue json(String text) {
    return ((JsonDocument.Parsed)
            JsonText.parse(text.getBytes(StandardCharsets.UTF_8), JsonLimits.DEFAULT))
        .root();
  }
}
