package dev.attain.competency.projection.changes;

import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.framework.FrameworkVersion;
import dev.attain.competency.proficiency.Portfolio;
import dev.attain.people.PersonId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A person's one competency as it was computed from its evidence.
 *
 * @param asOf when the latest evidence occurred; of an empty portfolio any instant
 * @param level the level then; null for none
 * @param lapsesAt when that level ends by time alone; null for never
 */
public record Figure(
    Portfolio portfolio, Instant asOf, @Nullable Integer level, @Nullable Instant lapsesAt)
    implements Assessed {
  public Figure {
    Objects.requireNonNull(portfolio);
    Objects.requireNonNull(asOf);
  }

  @Override
  public FrameworkVersion framework() {
    return portfolio.framework();
  }

  @Override
  public PersonId person() {
    return portfolio.person();
  }

  @Override
  public CompetencyId competency() {
    return portfolio.competency().id();
  }

  @Override
  public LevelNow at(Instant now) {
    return LevelNow.of(this, now);
  }
}
