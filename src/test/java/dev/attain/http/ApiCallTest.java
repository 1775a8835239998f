package dev.attain.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attain.access.Principal;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ApiCallTest {
  record Wanted(String name, int count) {}

  @Test
  void theBodyIsReadAsARecord() {
    assertThat(new Sent("{\"name\":\"a\",\"count\":2}").body(Wanted.class))
        .isEqualTo(new Wanted("a", 2));
  }

  @Test
  void aBodyThatIsNoSuchRecordIsRefusedWithWhatIsWrong() {
    assertThatThrownBy(() -> new Sent("{\"name\":\"a\",\"count\":\"2\"}").body(Wanted.class))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> {
              assertThat(refused.answer().status()).isEqualTo(400);
              assertThat(((ApiAnswer.Refusal) refused.answer().body()).detail())
                  .startsWith("Cannot coerce String value");
            });
  }

  /** A call of which the body alone is looked at. */
  private record Sent(String text) implements ApiCall {
    @Override
    public byte[] body() {
      return text.getBytes(UTF_8);
    }

    @Override
    public String pathParameter(String name) {
      throw new IllegalStateException(name);
    }

    @Override
    public Optional<String> findQueryParameter(String name) {
      return Optional.empty();
    }

    @Override
    public Optional<String> findHeader(String name) {
      return Optional.empty();
    }

    @Override
    public Principal principal() {
      throw new IllegalStateException("open to everybody");
    }

    @Override
    public Instant now() {
      return Instant.EPOCH;
    }
  }
}
