package dev.attain.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.attain.conformance.lrs.Target;
import dev.attain.conformance.lrs.Version;
import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * The whole suite: a test for each requirement and version, against the server that {@code
 * -Dattain.conformance.endpoint} names, else against the one that this build starts.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConformanceTest {
  private static final Path REPORTS = Path.of("target", "conformance");

  private Optional<LrsUnderTest> own = Optional.empty();
  private Target target;
  private Examination examination;

  @BeforeAll
  void findTheServer() throws Exception {
    Optional<Target> named = Target.findNamed();
    if (named.isPresent()) {
      target = named.get();
    } else {
      own = ServiceLoader.load(LrsUnderTest.class).findFirst();
      target =
          own.orElseThrow(() -> new AssertionError("no endpoint, and no server to start")).start();
    }
    examination = new Examination(target);
  }

  @AfterAll
  void writeTheReport() throws Exception {
    try {
      ConformanceReport report = new ConformanceReport(target, examination.findings());
      report.write(REPORTS);
      for (Version version : Version.values()) {
        System.out.println("xAPI " + version + ": " + report.counts(version));
      }
    } finally {
      own.ifPresent(LrsUnderTest::close);
    }
  }

  @Test
  void everyCaseNamesRequirementsOfTheTable() {
    assertThat(examination.unknownNumbers()).isEmpty();
    assertThat(Examination.doubleNumbers()).isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> requirements() {
    return Stream.of(Version.values())
        .flatMap(
            version ->
                Requirements.ALL.stream()
                    .filter(requirement -> requirement.versions().contains(version))
                    .map(requirement -> test(requirement, version)));
  }

  private DynamicTest test(Requirement requirement, Version version) {
    return DynamicTest.dynamicTest(
        "%s %s %s".formatted(version, requirement.number(), requirement.title()),
        () -> {
          Finding finding = examination.examine(requirement, version);
          switch (finding.outcome()) {
            case PASSED -> {}
            case FAILED -> throw new AssertionError(String.join("\n", finding.notes()));
            case NOT_TESTABLE, NOT_COVERED ->
                abort(finding.outcome().words() + ": " + finding.notes());
          }
        });
  }
}
