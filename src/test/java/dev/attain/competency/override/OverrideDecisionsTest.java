package dev.attain.competency.override;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.audit.AuditEntry;
import dev.attain.audit.AuditEvent.Subject;
import dev.attain.audit.AuditTrail;
import dev.attain.audit.Author;
import dev.attain.competency.framework.CompetencyId;
import dev.attain.people.PersonId;
import dev.attain.storage.model.ModelEngine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class OverrideDecisionsTest {
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final InstantSource CLOCK = InstantSource.fixed(NOW);
  private static final PersonId DAN = new PersonId("mailto:dan@example.org");
  private static final Author ANN = new Author("k1", "Ann");
  private static final Author BEN = new Author("k2", "Ben");

  private final ModelEngine engine = new ModelEngine(CLOCK);
  private final LevelOverrides overrides = new LevelOverrides(engine.records());
  private final OverrideDecisions decisions = new OverrideDecisions(engine.records(), CLOCK);
  private final AuditTrail trail = new AuditTrail(engine.records(), CLOCK);

  @Test
  void whoSetsAnOverrideAndWhoEndsItIsOnRecord() {
    decisions.add(DAN, decision(2), ANN);
    decisions.end(DAN, "1", NOW, BEN);

    List<AuditEntry> entries = entries();
    assertThat(entries).extracting(AuditEntry::action).containsExactly("ended", "set");
    assertThat(entries).extracting(AuditEntry::by).containsExactly(BEN, ANN);
    assertThat(entries)
        .allSatisfy(
            entry -> {
              assertThat(entry.subject()).isEqualTo(Subject.OVERRIDE);
              assertThat(entry.id()).isEqualTo(DAN.value());
              assertThat(entry.digest()).hasSize(64);
              assertThat(entry.details())
                  .containsEntry("override", "1")
                  .containsEntry("level", "2")
                  .containsEntry("competency", "x:c")
                  .containsEntry("reason", "Saw it");
            });
    assertThat(ofDan())
        .singleElement()
        .satisfies(ended -> assertThat(ended.endedBy()).isEqualTo("k2"));
  }

  @Test
  void whatChangesNothingLeavesNoEntry() {
    decisions.add(DAN, decision(null), ANN);
    decisions.end(DAN, "1", NOW, ANN);
    RecordedOverride ended = ofDan().get(0);

    assertThat(decisions.end(DAN, "1", NOW.plusSeconds(9), BEN).result()).contains(ended);
    assertThat(decisions.end(DAN, "2", NOW, BEN).result()).isEmpty();

    assertThat(entries()).hasSize(2);
  }

  @Test
  void twoDecisionsAtOnceAreBothKeptAndBothOnRecord() {
    Function<String, RecordedOverride> meanwhile =
        id -> {
          if (id.equals("1")) {
            decisions.add(DAN, decision(1), BEN);
          }
          return decision(2).apply(id);
        };

    assertThat(decisions.add(DAN, meanwhile, ANN).result())
        .hasValueSatisfying(override -> assertThat(override.id()).isEqualTo("2"));

    assertThat(ofDan()).extracting(RecordedOverride::level).containsExactly(1, 2);
    assertThat(entries()).extracting(AuditEntry::by).containsExactly(ANN, BEN);
  }

  private List<AuditEntry> entries() {
    return trail.page(Long.MAX_VALUE, 10).result().entries();
  }

  private static Function<String, RecordedOverride> decision(
      @org.jspecify.annotations.Nullable Integer level) {
    return id ->
        new RecordedOverride(
            id,
            "x:f",
            new CompetencyId("x:c"),
            level,
            "Ann",
            "Saw it",
            NOW,
            NOW.plus(Duration.ofDays(30)),
            "k1",
            NOW,
            null,
            null);
  }

  private List<RecordedOverride> ofDan() {
    return overrides.of(List.of(DAN)).result().stream()
        .map(LevelOverrides.Decided::override)
        .toList();
  }
}
