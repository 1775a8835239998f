package dev.attain.competency.projection.changes;

import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.framework.FrameworkVersion;
import dev.attain.people.PersonId;
import java.time.Instant;

/** A person's one competency as it was computed, whatever from; overrides of it are left out. */
public sealed interface Assessed permits Figure, RolledUpFigure {
  FrameworkVersion framework();

  PersonId person();

  CompetencyId competency();

  /** When the latest evidence occurred; of none any instant. */
  Instant asOf();

  /** What time has left of the level at an instant, which is not before {@link #asOf}. */
  LevelNow at(Instant now);
}
