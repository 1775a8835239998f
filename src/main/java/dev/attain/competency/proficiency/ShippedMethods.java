package dev.attain.competency.proficiency;

import dev.attain.competency.proficiency.score.Average;
import dev.attain.competency.proficiency.score.DecayingAverage;
import dev.attain.competency.proficiency.score.DecayingAverageLegacy;
import dev.attain.competency.proficiency.score.Elo;
import dev.attain.competency.proficiency.score.Highest;
import dev.attain.competency.proficiency.score.KnowledgeTracing;
import dev.attain.competency.proficiency.score.Latest;
import dev.attain.competency.proficiency.score.NMastery;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every method there is, by its id. */
final class ShippedMethods {
  private static final Map<String, ProficiencyMethod> BY_ID =
      Stream.concat(
              Stream.of(BetaDecay.INSTANCE),
              Stream.of(
                      new DecayingAverage(),
                      new DecayingAverageLegacy(),
                      new NMastery(),
                      new Latest(),
                      new Highest(),
                      new Average(),
                      new KnowledgeTracing(),
                      new Elo())
                  .map(PointMethod::new))
          .collect(Collectors.toUnmodifiableMap(ProficiencyMethod::id, Function.identity()));

  private ShippedMethods() {}

  static ProficiencyMethod get(String id) {
    ProficiencyMethod method = BY_ID.get(id);
    if (method == null) {
      throw new IllegalArgumentException(
          "unknown proficiency method " + id + " (known: " + BY_ID.keySet() + ")");
    }
    return method;
  }
}
