package dev.attain.competency.framework.catalog;

import dev.attain.competency.framework.Cohort;
import dev.attain.competency.framework.Cohort.Member;
import dev.attain.people.Identities;
import dev.attain.people.IdentityReads;
import dev.attain.people.PersonId;
import dev.attain.people.attributes.AttributeRecords;
import dev.attain.people.attributes.PersonAttributes;
import dev.attain.people.condition.Condition;
import dev.attain.people.condition.ConditionText;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who is in a cohort: the people who are listed and those whom its query finds, each once, by the
 * identifier that they are known by.
 *
 * <p>A query chooses among the people of whom attributes were imported. Their {@code assigned},
 * {@code hired}, {@code left} and {@code leftReason} are the dates of their membership.
 */
final class CohortMembers {
  private final AttributeRecords attributes;
  private final IdentityReads identities;

  CohortMembers(AttributeRecords attributes, IdentityReads identities) {
    this.attributes = attributes;
    this.identities = identities;
  }

  /** The cohort with its people in the place of its query. */
  Future<Cohort> resolve(Cohort cohort) {
    return identities
        .identities()
        .compose(
            who ->
                cohort.query() == null
                    ? Future.succeededFuture(cohort.of(listed(cohort, who, Map.of())))
                    : attributes.all().map(all -> cohort.of(members(cohort, who, all))));
  }

  private static List<Member> members(Cohort cohort, Identities who, List<PersonAttributes> all) {
    Map<PersonId, List<PersonAttributes>> people = new TreeMap<>();
    all.forEach(
        one -> people.computeIfAbsent(who.resolve(one.person()), p -> new ArrayList<>()).add(one));
    Cohort.Query query = cohort.query();
    Map<String, Member> found = new LinkedHashMap<>();
    if (query != null
        && ConditionText.read(query.where()) instanceof ConditionText.Reading.Read read) {
      Condition condition = read.condition();
      people.forEach(
          (person, known) -> {
            if (condition.holds(new KnownOfPerson(who.identifiersOf(person), known))) {
              found.put(person.value(), member(person, known, query.assigned()));
            }
          });
    }
    return listed(cohort, who, found);
  }

  /** Listed people first; what a list says of somebody goes before what a query finds. */
  private static List<Member> listed(Cohort cohort, Identities who, Map<String, Member> found) {
    Map<String, Member> members = new LinkedHashMap<>();
    for (Member member : cohort.members()) {
      Member known = as(who.resolve(new PersonId(member.person())), member);
      members.merge(known.person(), known, CohortMembers::both);
    }
    found.forEach(members::putIfAbsent);
    return List.copyOf(members.values());
  }

  private static Member as(PersonId person, Member member) {
    return new Member(
        person.value(),
        member.name(),
        member.assigned(),
        member.hired(),
        member.left(),
        member.leftReason(),
        member.goalSet(),
        member.enrolled(),
        member.newRole());
  }

  /**
   * Two entries of one person: in from the first day of either, out when both are, for where the
   * last of them went.
   */
  private static Member both(Member one, Member other) {
    Member last =
        one.left() == null || (other.left() != null && one.left().isAfter(other.left()))
            ? one
            : other;
    return new Member(
        one.person(),
        one.name() == null ? other.name() : one.name(),
        one.assigned().isBefore(other.assigned()) ? one.assigned() : other.assigned(),
        first(one.hired(), other.hired()),
        last.left(),
        last.leftReason(),
        first(one.goalSet(), other.goalSet()),
        first(one.enrolled(), other.enrolled()),
        last.newRole());
  }

  private static @Nullable Instant first(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isBefore(other) ? one : other;
  }

  private static Member member(
      PersonId person, Collection<PersonAttributes> known, Instant assigned) {
    Optional<Instant> left = time(known, PersonAttributes.LEFT);
    @Nullable String reason =
        left.flatMap(end -> text(known, PersonAttributes.LEFT_REASON)).orElse(null);
    return new Member(
        person.value(),
        text(known, PersonAttributes.NAME).orElse(null),
        time(known, PersonAttributes.ASSIGNED).orElse(assigned),
        time(known, PersonAttributes.HIRED).orElse(null),
        left.orElse(null),
        reason);
  }

  private static Optional<String> text(Collection<PersonAttributes> known, String name) {
    return known.stream().map(one -> one.find(name)).flatMap(Optional::stream).findFirst();
  }

  private static Optional<Instant> time(Collection<PersonAttributes> known, String name) {
    return known.stream().map(one -> one.findTime(name)).flatMap(Optional::stream).findFirst();
  }
}
