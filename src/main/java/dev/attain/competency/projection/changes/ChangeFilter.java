package dev.attain.competency.projection.changes;

import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.projection.changes.CompetencyChange.Kind;
import dev.attain.competency.projection.shares.Shares;
import dev.attain.people.PersonId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which changes to read. What is about everybody passes filters of people and competencies.
 *
 * @param people null for all
 * @param framework its id; null for all
 * @param competency null for all
 * @param kinds empty for all
 */
public record ChangeFilter(
    @Nullable Set<PersonId> people,
    @Nullable String framework,
    @Nullable CompetencyId competency,
    Set<Kind> kinds) {
  public static final ChangeFilter ALL = new ChangeFilter(null, null, null, Set.of());

  public ChangeFilter {
    people = people == null ? null : Set.copyOf(people);
    kinds = Set.copyOf(kinds);
  }

  /** Whether the changes of a stream may pass. */
  boolean reads(ChangeRecords.Head stream) {
    return (framework == null || ChangeRecords.framework(framework).equals(stream.framework()))
        && (people == null
            || stream.share() == ChangeRecords.EVERYBODY
            || people.stream().anyMatch(person -> Shares.shareOf(person) == stream.share()));
  }

  boolean passes(CompetencyChange change) {
    String person = change.person();
    return (framework == null || change.framework().id().equals(framework))
        && (kinds.isEmpty() || kinds.contains(change.kind()))
        && (person == null
            || (people == null || people.contains(new PersonId(person)))
                && (competency == null || competency.equals(change.competency())));
  }
}
