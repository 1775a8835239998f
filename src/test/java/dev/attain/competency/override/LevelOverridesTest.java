package dev.attain.competency.override;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.audit.Author;
import dev.attain.competency.framework.CompetencyId;
import dev.attain.people.PersonId;
import dev.attain.storage.model.ModelEngine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Overrides of crowds are those of each of them, however many are kept. */
class LevelOverridesTest {
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final InstantSource CLOCK = InstantSource.fixed(NOW);
  private static final String FRAMEWORK = "x:f";

  private final ModelEngine engine = new ModelEngine(CLOCK);
  private final LevelOverrides overrides = new LevelOverrides(engine.records());
  private final OverrideDecisions decisions = new OverrideDecisions(engine.records(), CLOCK);

  @Test
  void aCrowdHasTheOverridesOfItsOwnPeopleAlone() {
    decide(3);
    decide(1_900);

    assertThat(overrides.find(FRAMEWORK, people(0, 1_500)).result().keySet())
        .containsExactly(person(3));
    assertThat(overrides.find(FRAMEWORK, people(1_500, 4_000)).result().keySet())
        .containsExactly(person(1_900));
  }

  @Test
  void noOverrideIsLeftOutWhereMoreAreKeptThanAreReadTogether() {
    for (int i = 0; i < 1_001; i++) {
      decide(i);
    }
    List<PersonId> crowd = people(0, 1_100);

    assertThat(overrides.find(FRAMEWORK, crowd).result().keySet())
        .containsExactlyInAnyOrderElementsOf(people(0, 1_001));
  }

  private void decide(int person) {
    decisions
        .add(
            person(person),
            id ->
                new RecordedOverride(
                    id,
                    FRAMEWORK,
                    new CompetencyId("x:c"),
                    2,
                    "Ann",
                    "Saw it",
                    NOW,
                    NOW.plus(Duration.ofDays(30)),
                    "k1",
                    NOW,
                    null,
                    null),
            new Author("k1", "Ann"))
        .result();
  }

  private static PersonId person(int number) {
    return new PersonId("mailto:p" + number + "@example.org");
  }

  private static List<PersonId> people(int from, int to) {
    return IntStream.range(from, to).mapToObj(LevelOverridesTest::person).toList();
  }
}
