package dev.attain.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.app.MongoAttainUnderTest;
import dev.attain.conformance.lrs.Version;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The suite's requirements on the MongoDB engine; by name they are in the other run. */
class MongoConformanceTest {
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
              .map(Finding::toString)
              .toList();

      assertThat(failed).isEmpty();
    }
  }
}
