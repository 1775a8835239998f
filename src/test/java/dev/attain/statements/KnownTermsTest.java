package dev.attain.statements;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.statements.Term.Kind;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KnownTermsTest {
  private final KnownTerms known = new KnownTerms();

  @Test
  void termsAreTheSameHoweverOftenTheyAreAskedForAndWhateverTookTheirPlaces() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    // More of them than there are places.
    for (int i = 0; i < 300_000; i++) {
      Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
      String value = "mailto:learner" + random.nextInt(20_000) + "@example.org";
      assertThat(known.of(kind, value)).as("seed %d", seed).isEqualTo(Term.of(kind, value));
    }
  }

  @Test
  void textsWithTheSameHashAreToldApart() {
    assertThat("Aa").hasSameHashCodeAs("BB");

    assertThat(known.of(Kind.VERB, "Aa")).isEqualTo(Term.of(Kind.VERB, "Aa"));
    assertThat(known.of(Kind.VERB, "BB")).isEqualTo(Term.of(Kind.VERB, "BB"));
    assertThat(known.of(Kind.VERB, "Aa")).isEqualTo(Term.of(Kind.VERB, "Aa"));
  }

  @Test
  void aTermIsMadeOnceWhileNothingTakesItsPlace() {
    assertThat(known.of(Kind.VERB, "https://x.org/verb"))
        .isSameAs(known.of(Kind.VERB, "https://x.org/verb"));
  }

  @Test
  void longTextsAreNotKept() {
    String longText = "https://x.org/" + "x".repeat(300);

    assertThat(known.of(Kind.ACTIVITY, longText)).isNotSameAs(known.of(Kind.ACTIVITY, longText));
    assertThat(known.of(Kind.ACTIVITY, longText)).isEqualTo(Term.of(Kind.ACTIVITY, longText));
  }
}
