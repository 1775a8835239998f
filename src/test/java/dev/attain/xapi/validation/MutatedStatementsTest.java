package dev.attain.xapi.validation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.xapi.Statement;
import dev.attain.xapi.StatementId;
import dev.attain.xapi.XapiVersion;
import dev.attain.xapi.json.ExactStatement;
import dev.attain.xapi.json.JsonLimits;
import dev.attain.xapi.json.StatementJson;
import dev.attain.xapi.json.StatementRenderer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever bytes come, reading them ends in a value, and what is valid can be worked with. */
class MutatedStatementsTest {
  private static final int ROUNDS = 60_000;
  private static final Instant NOW = Instant.parse("2026-11-22T07:00:00Z");
  private static final byte[] AUTHORITY = "{\"mbox\":\"mailto:lrs@example.org\"}".getBytes(UTF_8);
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

  private final StatementRenderer renderer = new StatementRenderer();

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
      XapiVersion version = XapiVersion.values()[round % 2];
      Reading reading = new StatementReader(version, JsonLimits.DEFAULT).read(body);
      if (reading instanceof Reading.Valid read) {
        valid += read.statements().size();
        read.statements().forEach(this::workWith);
      }
    }
    assertThat(valid).as("seed %d", seed).isGreaterThan(ROUNDS / 20);
  }

  private void workWith(ValidStatement valid) {
    ExactStatement exact = valid.exact();
    byte[] stamped = exact.stamped(StatementId.random(), NOW, AUTHORITY, "1.0.0");
    Statement stored = StatementJson.read(renderer.exact(stamped, NOW));

    assertThat(stored.stored()).isEqualTo(NOW);
    assertThat(stored.object()).isEqualTo(valid.statement().object());
    assertThat(stored.context()).isEqualTo(valid.statement().context());
    assertThat(StatementJson.read(renderer.ids(stamped)).actor().findIdentifier())
        .isEqualTo(stored.actor().findIdentifier());
    assertThat(StatementJson.read(renderer.canonical(stamped, List.of("de"))).verb().id())
        .isEqualTo(stored.verb().id());
    assertThat(exact.comparable()).isNotEmpty();
  }

  private static byte[] mutated(byte[] body, Random random) {
    int at = random.nextInt(body.length + 1);
    int until = Math.min(body.length, at + random.nextInt(1 + random.nextInt(40)));
    byte[] inserted =
        switch (random.nextInt(5)) {
          case 0 -> new byte[0];
          case 1 -> new byte[] {(byte) random.nextInt(256)};
          case 2 -> TOKENS.get(random.nextInt(TOKENS.size())).getBytes(UTF_8);
          case 3 -> Arrays.copyOfRange(body, random.nextInt(until + 1), until);
          default -> replacedValue(body, at, until);
        };
    byte[] result = Arrays.copyOf(body, body.length - (until - at) + inserted.length);
    System.arraycopy(inserted, 0, result, at, inserted.length);
    System.arraycopy(body, until, result, at + inserted.length, body.length - until);
    return result;
  }

  /** The same bytes with letters and digits shifted by one: the structure mostly survives. */
  private static byte[] replacedValue(byte[] body, int from, int until) {
    byte[] result = Arrays.copyOfRange(body, from, until);
    for (int i = 0; i < result.length; i++) {
      if (Character.isLetterOrDigit(result[i])) {
        result[i] = result[i] == 'z' || result[i] == '9' ? result[i] : (byte) (result[i] + 1);
      }
    }
    return result;
  }
}
