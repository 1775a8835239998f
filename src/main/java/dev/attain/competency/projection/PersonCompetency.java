package dev.attain.competency.projection;

import dev.attain.competency.framework.CompetencyId;
import dev.attain.people.PersonId;
import java.util.Objects;

/** One person's one competency: what evidence is kept and recomputed by. */
public record PersonCompetency(PersonId person, CompetencyId competency) {
  public PersonCompetency {
    Objects.requireNonNull(person);
    Objects.requireNonNull(competency);
  }
}
