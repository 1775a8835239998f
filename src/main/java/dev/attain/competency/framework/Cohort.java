package dev.attain.competency.framework;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * People who are looked at together, in one role: those who are listed, and those whom a query
 * finds when the cohort is asked for.
 *
 * @param id an IRI, or any text fit for a URL path segment
 * @param role the id of their role profile
 * @param query null for a cohort of listed people alone
 */
public record Cohort(
    String id, String name, String role, List<Member> members, @Nullable Query query) {

  /**
   * Finds people by what is known of them.
   *
   * @param where a condition: {@link dev.attain.people.condition.ConditionText}
   * @param assigned when those were given the role of whom no assignment is known
   */
  public record Query(String where, Instant assigned) {
    public Query {
      Objects.requireNonNull(where);
      Objects.requireNonNull(assigned);
    }
  }

  /**
   * A person's time in the cohort.
   *
   * @param person an identifier in its canonical form, for example {@code mailto:ann@example.org}
   * @param assigned when the person was given the role
   * @param hired when the person was hired; null when unknown
   * @param left when the person left; null while there
   * @param leftReason why, free text
   * @param goalSet when the goal was set; null when unknown
   * @param enrolled when the person was enrolled to learn for the role; null when unknown
   * @param newRole the id of the role that the person left for; null for having left altogether
   */
  public record Member(
      String person,
      @Nullable String name,
      Instant assigned,
      @Nullable Instant hired,
      @Nullable Instant left,
      @Nullable String leftReason,
      @Nullable Instant goalSet,
      @Nullable Instant enrolled,
      @Nullable String newRole) {
    public Member {
      Objects.requireNonNull(person);
      Objects.requireNonNull(assigned);
    }

    /** Without a goal, an enrolment or another role. */
    public Member(
        String person,
        @Nullable String name,
        Instant assigned,
        @Nullable Instant hired,
        @Nullable Instant left,
        @Nullable String leftReason) {
      this(person, name, assigned, hired, left, leftReason, null, null, null);
    }
  }

  public Cohort {
    Objects.requireNonNull(id);
    Objects.requireNonNull(name);
    Objects.requireNonNull(role);
    members = List.copyOf(members);
  }

  /** A cohort of listed people. */
  public Cohort(String id, String name, String role, List<Member> members) {
    this(id, name, role, members, null);
  }

  /** The same people, looked at as if they were in another role. */
  public Cohort inRole(String other) {
    return new Cohort(id, name, other, members, query);
  }

  /** The same cohort with these people in it and no query. */
  public Cohort of(List<Member> people) {
    return new Cohort(id, name, role, people);
  }
}
