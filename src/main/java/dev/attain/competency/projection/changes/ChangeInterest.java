package dev.attain.competency.projection.changes;

import dev.attain.competency.framework.Cohort;
import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.framework.FrameworkCatalog;
import dev.attain.competency.projection.changes.CompetencyChange.Kind;
import dev.attain.people.Identities;
import dev.attain.people.PersonId;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which changes somebody wants to hear of, whoever is in a cohort at the time.
 *
 * @param person null for all people
 * @param cohort its id; null for all people
 * @param framework its id; null for all
 * @param competency null for all
 * @param kinds empty for all
 */
public record ChangeInterest(
    @Nullable String person,
    @Nullable String cohort,
    @Nullable String framework,
    @Nullable CompetencyId competency,
    Set<Kind> kinds) {
  public static final ChangeInterest ALL = new ChangeInterest(null, null, null, null, Set.of());

  public ChangeInterest {
    kinds = Set.copyOf(kinds);
  }

  /**
   * The filter as of now; empty when there is no such cohort. It has all identifiers of people:
   * what was told before some were merged was told of each.
   */
  Future<Optional<ChangeFilter>> filter(FrameworkCatalog catalog, Identities who) {
    return cohort == null
        ? Future.succeededFuture(
            Optional.of(filter(person == null ? null : who.identifiersOf(new PersonId(person)))))
        : catalog.findCohort(cohort).map(found -> found.map(of -> filter(members(of, who))));
  }

  private Set<PersonId> members(Cohort of, Identities who) {
    PersonId only = person == null ? null : who.resolve(new PersonId(person));
    return of.members().stream()
        .map(member -> who.resolve(new PersonId(member.person())))
        .filter(member -> only == null || member.equals(only))
        .flatMap(member -> who.identifiersOf(member).stream())
        .collect(Collectors.toSet());
  }

  private ChangeFilter filter(@Nullable Set<PersonId> people) {
    return new ChangeFilter(people, framework, competency, kinds);
  }
}
