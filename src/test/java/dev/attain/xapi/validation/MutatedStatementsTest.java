package dev.attain.xapi.validation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.fuzz.StatementFuzz;
import dev.attain.xapi.XapiVersion;
import dev.attain.xapi.json.text.JsonArray;
import dev.attain.xapi.json.text.JsonDocument;
import dev.attain.xapi.json.text.JsonLimits;
import dev.attain.xapi.json.text.JsonObject;
import dev.attain.xapi.json.text.JsonText;
import dev.attain.xapi.json.text.JsonValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever bytes come, reading them ends in a value, and what is valid can be worked with. */
class MutatedStatementsTest {
  private static final int ROUNDS = 30_000;
  private static final List<String> TOKENS =
      List.of(
          "null",
          "true",
          "1e999999999",
          "-0",
          "\"\"",
          "\"\\ud800\"",
          "\"\\u0000\"",
          "{}",
          "[]",
          "[null]",
          "{\"id\":1}",
          ",",
          ":",
          "\"objectType\":\"Group\",",
          "\"Group\"",
          "\"SubStatement\"",
          "\"StatementRef\"",
          "\"Agent\"",
          "\"member\":[],",
          "12345678901234567890",
          "\"http://adlnet.gov/expapi/verbs/voided\"",
          "\uFEFF",
          "😀",
          "\"stored\":\"x\",");

  @Test
  void neverThrow() {
    long seed = Long.getLong("attain.seed", System.nanoTime());
    System.out.println("MutatedStatementsTest: -Dattain.seed=" + seed);
    Random random = new Random(seed);
    int valid = 0;
    for (int round = 0; round < ROUNDS; round++) {
      byte[] body = (random.nextInt(4) == 0 ? Examples.SMALL : Examples.FULL).getBytes(UTF_8);
      for (int i = random.nextInt(3); i >= 0; i--) {
        body = mutated(body, random);
      }
      XapiVersion version = round % 2 == 0 ? XapiVersion.V1_0_3 : XapiVersion.V2_0_0;
      valid += StatementFuzz.check(version, body);
    }

    assertThat(valid).as("seed %d", seed).isGreaterThan(ROUNDS / 20);
  }

  private static byte[] mutated(byte[] body, Random random) {
    if (random.nextBoolean()
        && JsonText.parse(body, JsonLimits.DEFAULT) instanceof JsonDocument.Parsed parsed) {
      return withOtherValue(body, parsed.root(), random);
    }
    int from = random.nextInt(body.length + 1);
    int to = Math.min(body.length, from + random.nextInt(1 + random.nextInt(40)));
    return switch (random.nextInt(4)) {
      case 0 -> replaced(body, from, to, new byte[0]);
      case 1 -> replaced(body, from, to, new byte[] {(byte) random.nextInt(256)});
      case 2 -> replaced(body, from, to, token(random));
      default -> replaced(body, from, to, shifted(Arrays.copyOfRange(body, from, to)));
    };
  }

  /** One value replaced by a token, or by a value from elsewhere in the statement. */
  private static byte[] withOtherValue(byte[] body, JsonValue root, Random random) {
    List<JsonValue> values = new ArrayList<>();
    collect(root, values);
    JsonValue target = values.get(random.nextInt(values.size()));
    JsonValue source = values.get(random.nextInt(values.size()));
    byte[] other =
        random.nextBoolean()
            ? token(random)
            : Arrays.copyOfRange(body, source.start(), source.end());
    return replaced(body, target.start(), target.end(), other);
  }

  private static void collect(JsonValue value, List<JsonValue> values) {
    values.add(value);
    if (value instanceof JsonObject object) {
      object.members().forEach(member -> collect(member.value(), values));
    } else if (value instanceof JsonArray array) {
      array.items().forEach(item -> collect(item, values));
    }
  }

  private static byte[] token(Random random) {
    return TOKENS.get(random.nextInt(TOKENS.size())).getBytes(UTF_8);
  }

  /** Letters and digits moved on by one: the structure mostly survives. */
  private static byte[] shifted(byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (Character.isLetterOrDigit(bytes[i]) && bytes[i] != 'z' && bytes[i] != '9') {
        bytes[i]++;
      }
    }
    return bytes;
  }

  private static byte[] replaced(byte[] body, int from, int to, byte[] inserted) {
    byte[] result = Arrays.copyOf(body, body.length - (to - from) + inserted.length);
    System.arraycopy(inserted, 0, result, from, inserted.length);
    System.arraycopy(body, to, result, from + inserted.length, body.length - to);
    return result;
  }
}
