package dev.attain.competency.framework;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person can be proficient in.
 *
 * @param id an IRI
 * @param code short and unique within the framework, for tables
 * @param parent the competency this one is part of
 * @param tier core, role family or technical
 * @param statement what a competent person does
 * @param indicators observable behaviours
 * @param requires prerequisites, within the framework
 * @param exactMatch IRIs of the same competency elsewhere
 * @param method how evidence becomes proficiency
 * @param gates what levels ask for beside probability
 * @param rollup how its figure follows from those of its children; null when it has evidence of its
 *     own
 */
public record Competency(
    CompetencyId id,
    String code,
    String name,
    @Nullable CompetencyId parent,
    @Nullable Tier tier,
    String statement,
    List<String> indicators,
    List<Resource> resources,
    List<CompetencyId> requires,
    List<String> exactMatch,
    Method method,
    List<Gate> gates,
    @Nullable Rollup rollup) {

  /** Where a competency belongs. */
  public enum Tier {
    CORE,
    ROLE_FAMILY,
    TECHNICAL
  }

  public Competency {
    Objects.requireNonNull(id);
    Objects.requireNonNull(code);
    Objects.requireNonNull(name);
    Objects.requireNonNull(statement);
    indicators = List.copyOf(indicators);
    resources = List.copyOf(resources);
    requires = List.copyOf(requires);
    exactMatch = List.copyOf(exactMatch);
    Objects.requireNonNull(method);
    gates = List.copyOf(gates);
  }

  /** Without a roll-up. */
  public Competency(
      CompetencyId id,
      String code,
      String name,
      @Nullable CompetencyId parent,
      @Nullable Tier tier,
      String statement,
      List<String> indicators,
      List<Resource> resources,
      List<CompetencyId> requires,
      List<String> exactMatch,
      Method method,
      List<Gate> gates) {
    this(
        id,
        code,
        name,
        parent,
        tier,
        statement,
        indicators,
        resources,
        requires,
        exactMatch,
        method,
        gates,
        null);
  }

  /** What its figures name as their method: the roll-up's, or that of its evidence. */
  public String methodId() {
    return rollup == null ? method.id() : rollup.methodId();
  }
}
