package dev.attain.competency.framework;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One version of a competency framework: the scale, the competencies, and the rules that map
 * statements to evidence.
 *
 * @param id an IRI, the same for all versions
 * @param effectiveFrom the first day (UTC) it is in force; null for as soon as it is approved
 * @param effectiveTo the last day; null for no end
 * @param wasRevisionOf the version that this one replaces
 */
public record Framework(
    String id,
    String version,
    String name,
    @Nullable String description,
    Status status,
    @Nullable LocalDate effectiveFrom,
    @Nullable LocalDate effectiveTo,
    @Nullable String rationale,
    @Nullable String owner,
    List<Approval> approvals,
    @Nullable String wasRevisionOf,
    List<Level> scale,
    List<Competency> competencies,
    List<MappingRule> mappings) {

  /** Where a version is in its life. */
  public enum Status {
    DRAFT,
    STAGED,
    APPROVED,
    RETIRED
  }

  /** Who said yes, for which side of the house: learning or line. */
  public record Approval(String by, Side side, @Nullable LocalDate on) {
    public enum Side {
      LEARNING,
      LINE
    }

    public Approval {
      Objects.requireNonNull(by);
      Objects.requireNonNull(side);
    }
  }

  public Framework {
    Objects.requireNonNull(id);
    Objects.requireNonNull(version);
    Objects.requireNonNull(name);
    Objects.requireNonNull(status);
    approvals = List.copyOf(approvals);
    scale = List.copyOf(scale);
    competencies = List.copyOf(competencies);
    mappings = List.copyOf(mappings);
  }

  /** The same content in another state of its life. */
  public Framework inState(Status next, List<Approval> given) {
    return new Framework(
        id,
        version,
        name,
        description,
        next,
        effectiveFrom,
        effectiveTo,
        rationale,
        owner,
        given,
        wasRevisionOf,
        scale,
        competencies,
        mappings);
  }

  /** What figures computed by this document are named by. */
  public FrameworkVersion versionId() {
    return new FrameworkVersion(id, version);
  }

  /** Whether this version is approved and its effective dates include the day. */
  public boolean isInForce(LocalDate day) {
    return status == Status.APPROVED
        && (effectiveFrom == null || !day.isBefore(effectiveFrom))
        && (effectiveTo == null || !day.isAfter(effectiveTo));
  }

  public Optional<Competency> findCompetency(CompetencyId competency) {
    return competencies.stream().filter(c -> c.id().equals(competency)).findFirst();
  }

  /** The competencies that name this one as their parent, in the framework's order. */
  public List<Competency> children(CompetencyId parent) {
    return competencies.stream().filter(c -> parent.equals(c.parent())).toList();
  }

  /** The types of evidence that the mapping rules can give for a competency. */
  public Set<EvidenceType> evidenceTypes(CompetencyId competency) {
    return mappings.stream()
        .flatMap(rule -> rule.emit().stream())
        .filter(emit -> emit.competency().equals(competency))
        .filter(emit -> emit.weight() == null || emit.weight() > 0)
        .map(MappingRule.Emit::type)
        .collect(Collectors.toUnmodifiableSet());
  }
}
