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
   */
  public record Member(
      String person,
      @Nullable String name,
      Instant assigned,
      @Nullable Instant hired,
      @Nullable Instant left,
      @Nullable String leftReason) {
    public Member {
      Objects.requireNonNull(person);
      Objects.requireNonNull(assigned);
    }
  }

  public Cohort {
    Objects.requireNonNull(id);
    Objects.requireNonNull(name);
    Objects.requireNonNull(role);
    members = List.copyOf(members);
  }
}
