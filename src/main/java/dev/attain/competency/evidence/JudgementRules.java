package dev.attain.competency.evidence;

import dev.attain.competency.framework.Competency;
import dev.attain.competency.framework.EvidenceType;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.MappingRule;
import dev.attain.competency.framework.MappingRule.Emit;
import dev.attain.competency.framework.MappingRule.ScoreReading;
import dev.attain.competency.framework.MappingRule.When;
import dev.attain.xapi.Iri;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The rules that every framework has: a statement that a person was attested, or reviewed by a
 * peer, in one of its competencies is an observation. Any rule of the framework comes before them.
 */
final class JudgementRules {
  private static final double PEER_WEIGHT = 1;

  private JudgementRules() {}

  static List<MappingRule> of(Framework framework) {
    return framework.competencies().stream()
        .flatMap(
            competency ->
                Stream.of(
                    rule(
                        "attain:attested",
                        EvidenceVerbs.WAS_ATTESTED,
                        competency,
                        EvidenceType.OBSERVATION.defaultWeight()),
                    rule(
                        "attain:peer-reviewed",
                        EvidenceVerbs.WAS_PEER_REVIEWED,
                        competency,
                        PEER_WEIGHT)))
        .toList();
  }

  private static MappingRule rule(String id, Iri verb, Competency competency, double weight) {
    When when =
        new When(
            null,
            Set.of(verb.value()),
            Set.of(competency.id().value()),
            Set.of(),
            Set.of(),
            Set.of(),
            Set.of(),
            null,
            null,
            null,
            List.of());
    ScoreReading score = new ScoreReading(null, null, null, Map.of());
    Emit emit =
        new Emit(competency.id(), EvidenceType.OBSERVATION, score, weight, null, null, false);
    return new MappingRule(id, Integer.MIN_VALUE, when, List.of(emit));
  }
}
