package dev.attain.xapi.json.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.attain.json.Json;
import dev.attain.xapi.json.text.JsonDocument.Fault;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random texts, near to JSON, are read as Jackson reads them, where Jackson is as strict. */
class JsonTextAgreementTest {
  private static final int ROUNDS = 40_000;
  private static final ObjectReader JACKSON =
      Json.MAPPER.readerFor(JsonNode.class).with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
  private static final List<String> PIECES =
      List.of(
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          "\"a\"",
          "\"b\"",
          "\"\\u00e4\\n\"",
          "\"ä😀\"",
          "1",
          "-0.50",
          "0",
          "01",
          "-",
          ".",
          "true",
          "false",
          "null",
          "nul",
          " ",
          "\n",
          "\"",
          "\\",
          "\"\\q\"",
          "\t",
          "{\"a\":1}",
          "[1,2]",
          "\"a\":",
          "\"b\":");

  @Test
  void readsAsJacksonDoes() {
    long seed = Long.getLong("attain.seed", System.nanoTime());
    System.out.println("JsonTextAgreementTest: -Dattain.seed=" + seed);
    Random random = new Random(seed);
    int parsed = 0;
    for (int round = 0; round < ROUNDS; round++) {
      String text = random.nextBoolean() ? value(random, 4) : damaged(value(random, 4), random);
      JsonDocument document = JsonText.parse(text.getBytes(UTF_8), JsonLimits.DEFAULT);
      Optional<JsonNode> expected = jackson(text);
      if (document instanceof JsonDocument.Parsed ours) {
        parsed++;
        assertThat(expected).as("seed %d: %s", seed, text).isPresent();
        assertThat(isSame(ours.root(), expected.orElseThrow()))
            .as("seed %d: %s", seed, text)
            .isTrue();
      } else if (((JsonDocument.Broken) document).fault() != Fault.ENCODING) {
        assertThat(expected).as("seed %d: %s %s", seed, text, document).isEmpty();
      }
    }
    assertThat(parsed).isBetween(ROUNDS / 4, ROUNDS - ROUNDS / 4);
  }

  private static Optional<JsonNode> jackson(String text) {
    try {
      JsonNode node = JACKSON.readValue(text);
      return Optional.of(node).filter(read -> !read.isMissingNode());
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static boolean isSame(JsonValue ours, JsonNode theirs) {
    if (ours instanceof JsonObject object) {
      return theirs.isObject()
          && theirs.size() == object.members().size()
          && object.members().stream()
              .allMatch(member -> isSame(member.value(), theirs.path(member.name())));
    }
    if (ours instanceof JsonArray array) {
      boolean same = theirs.isArray() && theirs.size() == array.items().size();
      for (int i = 0; same && i < theirs.size(); i++) {
        same = isSame(array.items().get(i), theirs.get(i));
      }
      return same;
    }
    if (ours instanceof JsonString string) {
      return theirs.isTextual() && theirs.textValue().equals(string.value());
    }
    if (ours instanceof JsonNumber number) {
      return theirs.isNumber()
          && theirs.decimalValue().compareTo(new BigDecimal(number.text())) == 0;
    }
    return theirs.asText().equals(((JsonLiteral) ours).word().text());
  }

  private static String value(Random random, int depth) {
    int kind = random.nextInt(depth == 0 ? 4 : 7);
    StringBuilder text = new StringBuilder();
    switch (kind) {
      case 0 -> text.append(random.nextInt(2000) - 1000);
      case 1 -> text.append(random.nextBoolean() ? "-0.50" : "12.5E+" + random.nextInt(9));
      case 2 -> text.append(random.nextBoolean() ? "null" : random.nextBoolean());
      case 3 -> text.append("\"x").append(random.nextInt(50)).append("ü\\t\\ud83d\\ude00\"");
      case 4, 5 -> {
        text.append('{');
        for (int i = random.nextInt(4); i > 0; i--) {
          text.append(" \"k").append(random.nextInt(30)).append("\" :");
          text.append(value(random, depth - 1)).append(i > 1 ? "," : "\n");
        }
        text.append('}');
      }
      default -> {
        text.append('[');
        for (int i = random.nextInt(4); i > 0; i--) {
          text.append(value(random, depth - 1)).append(i > 1 ? ", " : "");
        }
        text.append(']');
      }
    }
    return text.toString();
  }

  private static String damaged(String text, Random random) {
    int from = random.nextInt(text.length() + 1);
    int to = Math.min(text.length(), from + random.nextInt(4));
    return text.substring(0, from) + PIECES.get(random.nextInt(PIECES.size())) + text.substring(to);
  }
}
