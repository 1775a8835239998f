package dev.attain.competency.evidence;

import dev.attain.competency.evidence.StatementFacts.LazyJson;
import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.framework.EvidenceType;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.FrameworkVersion;
import dev.attain.competency.framework.MappingRule;
import dev.attain.competency.framework.MappingRule.Emit;
import dev.attain.people.Identities;
import dev.attain.people.PersonId;
import dev.attain.profiles.StatementTemplate;
import dev.attain.profiles.matching.Screening;
import dev.attain.statements.Position;
import dev.attain.statements.StoredStatement;
import dev.attain.xapi.Result;
import dev.attain.xapi.Statement;
import dev.attain.xapi.StatementId;
import dev.attain.xapi.Verb;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The mapping rules of a framework, indexed by what they ask for, so that the cost of a statement
 * grows with the rules that may match it and not with all rules.
 *
 * <p>Who the evidence is about: the actor; where the actor is a group, each of its members, for the
 * group did it together (an identified group without members is no person and gives none). Several
 * identifiers of one person are that person, once.
 *
 * <p>Who rated: the {@code context.instructor}; else, in xAPI 2.0, the first of the context agents
 * with the relevant type {@code https://attain.dev/xapi/context-agent-types/rater}; else nobody,
 * and the authority is the source.
 *
 * <p>What gives no evidence: voiding statements; a rule whose score can't be read, so that the next
 * rule gets its turn; a statement that is quarantined; a person's word about themselves, unless the
 * rule allows self-assessment; and completion that the statement itself denies ({@code
 * result.completion} false).
 */
public final class CompiledMapping implements EvidenceMapping {
  private static final long MILLIS_PER_DAY = 86_400_000;

  private final FrameworkVersion framework;
  private final StateChanges changes;
  private final RuleIndex index;
  private final Screening screening;

  private CompiledMapping(Framework framework, RuleIndex index, Screening screening) {
    this.framework = framework.versionId();
    this.changes = new StateChanges(framework);
    this.index = index;
    this.screening = screening;
  }

  /**
   * Compiles the rules of a framework.
   *
   * @param templates the known statement templates by IRI
   * @throws IllegalArgumentException when a rule names a template that is not there: publication
   *     refuses such a framework
   */
  public static CompiledMapping of(Framework framework, Map<String, StatementTemplate> templates) {
    return of(framework, templates, Screening.NONE);
  }

  /**
   * The same, where some statements are no evidence.
   *
   * @param screening asked for statements that rules match
   */
  public static CompiledMapping of(
      Framework framework, Map<String, StatementTemplate> templates, Screening screening) {
    List<MappingRule> strongestFirst =
        framework.mappings().stream()
            .sorted(Comparator.comparingInt(MappingRule::priority).reversed())
            .toList();
    List<CompiledRule> rules = new ArrayList<>();
    for (MappingRule rule : strongestFirst) {
      rules.add(CompiledRule.of(rule, rules.size(), template(rule, templates)));
    }
    for (MappingRule rule : JudgementRules.of(framework)) {
      rules.add(CompiledRule.of(rule, rules.size(), null));
    }
    return new CompiledMapping(framework, new RuleIndex(rules), screening);
  }

  private static @Nullable StatementTemplate template(
      MappingRule rule, Map<String, StatementTemplate> templates) {
    String id = rule.when().template();
    StatementTemplate template = id == null ? null : templates.get(id);
    if (id != null && template == null) {
      throw new IllegalArgumentException(
          "rule " + rule.id() + " names the unknown statement template " + id);
    }
    return template;
  }

  @Override
  public List<Evidence> evidenceOf(Statement statement, StoredStatement stored, Identities who) {
    StatementId id = statement.id();
    if (id == null || statement.verb().id().equals(Verb.VOIDED)) {
      return List.of();
    }
    Position position = stored.position();
    if (StateChanges.concerns(statement)) {
      return screening.isQuarantined(statement, new LazyJson(stored.json())::get, position.stored())
          ? List.of()
          : changes.of(statement, id, position, occurredAt(statement, position), who);
    }
    StatementFacts facts = StatementFacts.of(statement, stored.json());
    List<CompiledRule> matching =
        index.candidates(facts).stream().filter(rule -> rule.matches(facts)).toList();
    if (matching.isEmpty()
        || screening.isQuarantined(statement, facts.json()::get, position.stored())) {
      return List.of();
    }
    RatedBy rated = RatedBy.of(statement);
    return EvidenceSubjects.actors(statement, who)
        .flatMap(
            person -> {
              RatedBy seen = rated.asSeenBy(person, who);
              Set<CompetencyId> given = new HashSet<>();
              return matching.stream()
                  .flatMap(rule -> emit(statement, id, position, rule.rule(), seen, person))
                  .filter(evidence -> given.add(evidence.competency()));
            })
        .toList();
  }

  private Stream<Evidence> emit(
      Statement statement,
      StatementId id,
      Position position,
      MappingRule rule,
      RatedBy rated,
      PersonId person) {
    Instant occurredAt = occurredAt(statement, position);
    return rule.emit().stream()
        .filter(emit -> emit.selfAssessment() || !rated.isWordOf(person))
        .filter(emit -> emit.type() != EvidenceType.COMPLETION || !isDenied(statement.result()))
        .flatMap(
            emit -> {
              OptionalDouble score = ScoreReader.read(emit.score(), statement.result());
              return score.isEmpty()
                  ? Stream.empty()
                  : Stream.of(
                      new Evidence(
                          EvidenceId.of(statement, id, rule.id(), emit.competency(), person),
                          person,
                          emit.competency(),
                          framework,
                          emit.type(),
                          score.getAsDouble(),
                          weight(emit),
                          occurredAt,
                          id,
                          position,
                          rule.id(),
                          rated.source(),
                          rated.rater(),
                          Artifact.find(statement, emit.type()).orElse(null),
                          emit.level(),
                          expiry(emit, occurredAt)));
            });
  }

  private static boolean isDenied(@Nullable Result result) {
    return result != null && Boolean.FALSE.equals(result.completion());
  }

  private static Instant occurredAt(Statement statement, Position position) {
    Instant stored = position.stored();
    Instant timestamp = statement.timestamp();
    return timestamp == null || timestamp.isAfter(stored) ? stored : timestamp;
  }

  private static double weight(Emit emit) {
    return emit.weight() != null ? emit.weight() : emit.type().defaultWeight();
  }

  private static @Nullable Instant expiry(Emit emit, Instant occurredAt) {
    Double days = emit.expiresAfterDays();
    return days == null
        ? null
        : occurredAt.plus(Duration.ofMillis(Math.round(days * MILLIS_PER_DAY)));
  }
}
