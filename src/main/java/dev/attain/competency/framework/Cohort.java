package dev.attain.competency.framework;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * People who are looked at together, in one role.
 *
 * @param id an IRI, or any text fit for a URL path segment
 * @param role the id of their role profile
 */
public record Cohort(String id, String name, String role, List<Member> members) {

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
}
