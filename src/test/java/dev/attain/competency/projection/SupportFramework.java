package dev.attain.competency.projection;

import dev.attain.competency.evidence.CompiledMapping;
import dev.attain.competency.evidence.EvidenceMapping;
import dev.attain.competency.framework.Competency;
import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.framework.EvidenceType;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.Framework.Approval;
import dev.attain.competency.framework.Gate;
import dev.attain.competency.framework.Level;
import dev.attain.competency.framework.MappingRule;
import dev.attain.competency.framework.MappingRule.Emit;
import dev.attain.competency.framework.MappingRule.ScoreReading;
import dev.attain.competency.framework.MappingRule.When;
import dev.attain.competency.framework.Method;
import dev.attain.competency.framework.Resource;
import dev.attain.competency.framework.Rollup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Two competencies; quizzes prove a little of both, observations more of one. */
public final class SupportFramework {
  public static final String ID = "https://example.org/support";
  public static final CompetencyId PRODUCT = new CompetencyId("https://example.org/c/product");
  public static final CompetencyId TALKING = new CompetencyId("https://example.org/c/talking");

  /** Of {@link #rolledUp} alone. */
  public static final CompetencyId SERVICE = new CompetencyId("https://example.org/c/service");

  static final String PASSED = "http://adlnet.gov/expapi/verbs/passed";
  static final String SCORED = "http://adlnet.gov/expapi/verbs/scored";
  static final String COMPLETED = "http://adlnet.gov/expapi/verbs/completed";

  private SupportFramework() {}

  public static Framework version(String version) {
    return new Framework(
        ID,
        version,
        "Support",
        null,
        Framework.Status.APPROVED,
        null,
        null,
        null,
        null,
        List.of(
            new Approval("Lea", Approval.Side.LEARNING, null),
            new Approval("Luc", Approval.Side.LINE, null)),
        null,
        List.of(new Level(1, "Beginner", .4), new Level(2, "Practitioner", .7)),
        List.of(
            competency(PRODUCT, "P", new Gate(2, 2, Set.of(), 0, false)),
            competency(TALKING, "T", new Gate(2, 1, Set.of(EvidenceType.OBSERVATION), 1, false))),
        List.of(
            rule(
                "quiz",
                PASSED,
                emit(PRODUCT, EvidenceType.ASSESSMENT, null),
                emit(TALKING, EvidenceType.ASSESSMENT, 30.0)),
            rule("observed", SCORED, emit(TALKING, EvidenceType.OBSERVATION, null)),
            rule("done", COMPLETED, emit(PRODUCT, EvidenceType.COMPLETION, null))));
  }

  /** With a competency that is rolled up from the two: both must be at a level. */
  public static Framework rolledUp() {
    Framework plain = version("1");
    List<Competency> all = new ArrayList<>();
    plain.competencies().forEach(one -> all.add(within(one, null, SERVICE)));
    Competency service = competency(SERVICE, "S", new Gate(1, 1, Set.of(), 0, false));
    all.add(within(service, new Rollup(Rollup.Kind.ALL, Map.of(), null), null));
    return with(plain, all, plain.mappings());
  }

  /** One in which nobody reaches any level of a competency: it asks for too much evidence. */
  static Framework withoutLevelsOf(CompetencyId unreachable, String version) {
    Framework plain = version(version);
    Gate gate = new Gate(1, 1_000, Set.of(), 0, false);
    return with(
        plain,
        plain.competencies().stream()
            .map(one -> one.id().equals(unreachable) ? competency(one.id(), one.code(), gate) : one)
            .toList(),
        plain.mappings());
  }

  /** With a course, {@link LearningLog#ACTIVITY}, that teaches talking and can be completed. */
  public static Framework withCourse() {
    Framework plain = version("1");
    Resource course =
        new Resource(LearningLog.ACTIVITY, "Course", Resource.Relation.TEACHES, "course", 2.0);
    List<MappingRule> rules = new ArrayList<>(plain.mappings());
    rules.add(
        rule(
            "course",
            COMPLETED,
            Set.of(LearningLog.ACTIVITY),
            emit(TALKING, EvidenceType.COMPLETION, null)));
    return with(
        plain,
        plain.competencies().stream()
            .map(one -> one.id().equals(TALKING) ? taught(one, course) : one)
            .toList(),
        rules);
  }

  private static Framework with(
      Framework plain, List<Competency> competencies, List<MappingRule> rules) {
    return new Framework(
        plain.id(),
        plain.version(),
        plain.name(),
        null,
        plain.status(),
        null,
        null,
        null,
        null,
        plain.approvals(),
        null,
        plain.scale(),
        competencies,
        rules);
  }

  private static Competency taught(Competency one, Resource by) {
    return new Competency(
        one.id(),
        one.code(),
        one.name(),
        one.parent(),
        null,
        one.statement(),
        List.of(),
        List.of(by),
        List.of(),
        List.of(),
        one.method(),
        one.gates(),
        null);
  }

  private static Competency within(
      Competency one, @Nullable Rollup rollup, @Nullable CompetencyId parent) {
    return new Competency(
        one.id(),
        one.code(),
        one.name(),
        parent,
        null,
        one.statement(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        one.method(),
        rollup == null ? one.gates() : List.of(),
        rollup);
  }

  public static EvidenceMapping mapping(String version) {
    return CompiledMapping.of(version(version), Map.of());
  }

  private static Competency competency(CompetencyId id, String code, Gate gate) {
    return new Competency(
        id,
        code,
        "Competency " + code,
        null,
        null,
        "Does it.",
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Method.DEFAULT,
        List.of(gate));
  }

  private static MappingRule rule(String id, String verb, Emit... emits) {
    return rule(id, verb, Set.of(), emits);
  }

  private static MappingRule rule(String id, String verb, Set<String> activities, Emit... emits) {
    When when =
        new When(
            null,
            Set.of(verb),
            activities,
            Set.of(),
            Set.of(),
            Set.of(),
            Set.of(),
            null,
            null,
            null,
            List.of());
    return new MappingRule(id, 0, when, List.of(emits));
  }

  private static Emit emit(CompetencyId id, EvidenceType type, @Nullable Double expiresAfterDays) {
    ScoreReading reading =
        new ScoreReading(
            type == EvidenceType.COMPLETION ? 1.0 : null, null, null, Map.<String, Double>of());
    return new Emit(id, type, reading, null, null, expiresAfterDays, false);
  }
}
