package dev.attain.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.app.MongoAttainUnderTest;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The suite's requirements on the MongoDB engine; by name they are in the other run. */
class MongoConformanceTest {
  /**
   * Consistent-Through is the safe horizon, which passes a new statement some hundred milliseconds
   * after it can be read.
   */
  private static final Set<String> BEHIND_THE_HORIZON =
      Set.of("XAPI-00152", "XAPI-00153", "XAPI-00160");

  @Test
  void noRequirementFails() throws Exception {
    try (MongoAttainUnderTest own = new MongoAttainUnderTest()) {
      Examination examination = new Examination(own.start());
      List<String> failed =
          Stream.of(Version.values())
              .flatMap(
                  version ->
                      Requirements.ALL.stream()
                          .filter(requirement -> requirement.versions().contains(version))
                          .map(requirement -> examination.examine(requirement, version)))
              .filter(finding -> finding.outcome() == Outcome.FAILED)
              .filter(finding -> !BEHIND_THE_HORIZON.contains(finding.requirement().number()))
              .map(Finding::toString)
              .toList();

      assertThat(failed).isEmpty();
    }
  }
}
