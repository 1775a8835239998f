package dev.attain.benchmark.parts;

import dev.attain.benchmark.sample.BenchmarkFramework;
import dev.attain.competency.evidence.Evidence;
import dev.attain.competency.framework.Competency;
import dev.attain.competency.framework.EvidenceType;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.FrameworkVersion;
import dev.attain.competency.framework.Method;
import dev.attain.competency.framework.document.DocumentReading;
import dev.attain.competency.framework.document.FrameworkDocuments;
import dev.attain.competency.proficiency.Attainment;
import dev.attain.competency.proficiency.EvidenceSums;
import dev.attain.competency.proficiency.Portfolio;
import dev.attain.competency.proficiency.Proficiency;
import dev.attain.competency.proficiency.ProficiencyMethod;
import dev.attain.people.PersonId;
import dev.attain.statements.Position;
import dev.attain.xapi.StatementId;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** {@code beta-decay@1} over one person's evidence of one competency; time of the whole. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class FoldParts {
  private static final Instant NOW = Instant.parse("2026-06-30T12:00:00Z");
  private static final int SEED = 1;

  @Param({"10", "100", "1000"})
  int items;

  private final ProficiencyMethod method = ProficiencyMethod.of(Method.BETA_DECAY);
  private Portfolio portfolio = portfolio(1);

  @Setup
  public void collect() {
    portfolio = portfolio(items);
  }

  @Benchmark
  public EvidenceSums sums() {
    return method.sums(portfolio, NOW);
  }

  @Benchmark
  public Proficiency proficiency() {
    return method.proficiency(portfolio, NOW);
  }

  @Benchmark
  public List<Attainment> attainments() {
    return method.attainments(portfolio);
  }

  private static Portfolio portfolio(int items) {
    Framework framework =
        ((DocumentReading.Read<Framework>)
                FrameworkDocuments.framework(BenchmarkFramework.json(), template -> false))
            .document();
    SplittableRandom random = new SplittableRandom(SEED);
    Competency competency = framework.competencies().get(0);
    PersonId person = new PersonId("mailto:ann@example.org");
    FrameworkVersion version = new FrameworkVersion(framework.id(), framework.version());
    List<Evidence> evidence =
        IntStream.range(0, items)
            .mapToObj(
                i ->
                    new Evidence(
                        "item-" + i,
                        person,
                        competency.id(),
                        version,
                        EvidenceType.ASSESSMENT,
                        random.nextDouble(),
                        1,
                        NOW.minusSeconds(random.nextInt(20_000_000)),
                        new StatementId(new UUID(0, i)),
                        Position.of(1_790_000_000_000L, 0),
                        "rule",
                        "lms",
                        null,
                        null,
                        null,
                        null,
                        null))
            .toList();
    return new Portfolio(version, person, competency, framework.scale(), evidence);
  }
}
