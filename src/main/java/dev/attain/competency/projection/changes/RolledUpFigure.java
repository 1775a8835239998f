package dev.attain.competency.projection.changes;

import dev.attain.competency.framework.Competency;
import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.framework.FrameworkVersion;
import dev.attain.competency.proficiency.LevelOverride;
import dev.attain.competency.proficiency.dossier.Dossier;
import dev.attain.people.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A person's one competency that is rolled up from others.
 *
 * @param dossier with all evidence below the competency, and the overrides of what is below it
 */
public record RolledUpFigure(Dossier dossier, Competency rolledUp) implements Assessed {
  /**
   * With an override below, it is not known when a level ends by time: it is looked at so often.
   */
  private static final Duration LOOK_AGAIN = Duration.ofDays(1);

  public RolledUpFigure {
    Objects.requireNonNull(rolledUp);
    Map<CompetencyId, List<LevelOverride>> below = new HashMap<>(dossier.overrides());
    below.remove(rolledUp.id());
    dossier = new Dossier(dossier.framework(), dossier.person(), dossier.portfolios(), below);
  }

  @Override
  public FrameworkVersion framework() {
    return dossier.framework().versionId();
  }

  @Override
  public PersonId person() {
    return dossier.person();
  }

  @Override
  public CompetencyId competency() {
    return rolledUp.id();
  }

  @Override
  public Instant asOf() {
    return dossier.leaves(rolledUp).stream()
        .flatMap(leaf -> leaf.evidence().stream())
        .map(item -> item.occurredAt())
        .max(Instant::compareTo)
        .orElse(Instant.EPOCH);
  }

  @Override
  public LevelNow at(Instant now) {
    Integer level = dossier.proficiency(rolledUp, now).effectiveLevel();
    Instant lapsesAt = isByEvidence(level, now) ? lapse(now) : null;
    return new LevelNow(level, lapsesAt, null, null, lookAgain(now));
  }

  private boolean isByEvidence(@Nullable Integer level, Instant now) {
    Dossier evidence =
        new Dossier(dossier.framework(), dossier.person(), dossier.portfolios(), Map.of());
    return level != null && level.equals(evidence.proficiency(rolledUp, now).currentLevel());
  }

  private @Nullable Instant lapse(Instant now) {
    return dossier.lapsesAt(rolledUp, now).filter(at -> at.isAfter(now)).orElse(null);
  }

  private @Nullable Instant lookAgain(Instant now) {
    List<LevelOverride> below = new ArrayList<>();
    dossier.overrides().values().forEach(below::addAll);
    Instant next = LevelNow.nextOf(below, now);
    return below.stream().anyMatch(override -> override.inForceAt(now))
        ? LevelNow.earliest(next, now.plus(LOOK_AGAIN))
        : next;
  }
}
