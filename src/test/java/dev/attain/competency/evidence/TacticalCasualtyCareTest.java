package dev.attain.competency.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attain.competency.framework.Cohort;
import dev.attain.competency.framework.EvidenceType;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.SampleDocuments;
import dev.attain.competency.framework.document.FrameworkDocuments;
import dev.attain.json.Json;
import dev.attain.statements.Position;
import dev.attain.statements.StoredStatement;
import dev.attain.xapi.Statement;
import dev.attain.xapi.json.StatementJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Statements that other people's tools made, mapped by the shipped framework. The expected counts
 * were taken from the file by other means. Skipped where that data is not at hand.
 */
class TacticalCasualtyCareTest {
  private static final Path STATEMENTS =
      Path.of(System.getProperty("attain.shared", "../shared/data"), "statements", "tccc.json");
  private static final Path FRAMEWORK =
      Path.of("profiles", "tactical-casualty-care", "framework.json");
  private static final String COMPETENCIES =
      "https://attain.dev/profiles/tactical-casualty-care/competencies/";

  private static final List<Evidence> EVIDENCE = new ArrayList<>();

  /** For each test, so that each is skipped by its name. */
  @BeforeEach
  void requireTheData() {
    assumeTrue(Files.exists(STATEMENTS), () -> STATEMENTS + " is not at hand");
  }

  @BeforeAll
  static void mapAllStatements() throws IOException {
    if (!Files.exists(STATEMENTS)) {
      return;
    }
    Framework framework =
        SampleDocuments.read(
            FrameworkDocuments.framework(Files.readAllBytes(FRAMEWORK), template -> false));
    CompiledMapping mapping = CompiledMapping.of(framework, Map.of());
    long stored = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
    int sequence = 0;
    for (JsonNode statement : Json.MAPPER.readTree(Files.readAllBytes(STATEMENTS))) {
      byte[] json = Json.MAPPER.writeValueAsBytes(statement);
      Statement read = StatementJson.read(json);
      Position position = Position.of(stored, sequence++);
      EVIDENCE.addAll(
          mapping.evidenceOf(
              read, new StoredStatement(Objects.requireNonNull(read.id()), position, false, json)));
    }
  }

  @Test
  void watchedVideosAreCompletionsThatProveNothing() {
    Predicate<Evidence> completion = e -> e.type() == EvidenceType.COMPLETION;

    assertThat(countByPerson(completion))
        .isEqualTo(Map.of("alice", 5L, "bob", 6L, "fred", 5L, "phil", 4L, "sally", 11L));
    assertThat(EVIDENCE.stream().filter(completion)).allMatch(e -> e.weight() == 0);
  }

  @Test
  void answersAboutOneselfWeighLittleAndSkippedOnesNothing() {
    Predicate<Evidence> answer = e -> e.type() == EvidenceType.ASSESSMENT;

    assertThat(countByPerson(answer))
        .isEqualTo(
            Map.of("alice", 3L, "bob", 20L, "fred", 2L, "phil", 16L, "sally", 4L, "steve", 8L));
    assertThat(EVIDENCE.stream().filter(answer)).allMatch(e -> e.weight() <= 0.25);
    assertThat(EVIDENCE).extracting(Evidence::id).doesNotHaveDuplicates();
    assertThat(EVIDENCE).hasSize(31 + 53);
  }

  @Test
  void onePersonsAnswersAreReadAsRatings() {
    assertThat(EVIDENCE)
        .filteredOn(e -> e.person().value().equals("mailto:alice@example.org") && e.weight() > 0)
        .extracting(
            e -> e.competency().value().substring(COMPETENCIES.length()),
            Evidence::score,
            Evidence::weight,
            Evidence::occurredAt)
        .containsExactlyInAnyOrder(
            tuple("lifesaving-interventions", 0.5, 0.1, Instant.parse("2020-02-10T15:21:10.716Z")),
            tuple("wound-packing", 0.5, 0.25, Instant.parse("2020-02-10T16:09:11.081Z")),
            tuple("airway", 0.7, 0.25, Instant.parse("2020-02-10T16:54:13.620Z")));
  }

  @Test
  void thePeopleMakeACohort() throws IOException {
    List<Cohort.Member> members =
        EVIDENCE.stream()
            .map(e -> e.person().value())
            .distinct()
            .map(
                person ->
                    new Cohort.Member(
                        person, null, Instant.parse("2020-02-10T00:00:00Z"), null, null, null))
            .toList();
    Cohort cohort =
        new Cohort(
            "course-2020-02",
            "Course of February 2020",
            "https://attain.dev/profiles/tactical-casualty-care/roles/first-responder",
            members);

    assertThat(
            SampleDocuments.read(FrameworkDocuments.cohort(Json.MAPPER.writeValueAsBytes(cohort))))
        .isEqualTo(cohort);
    assertThat(cohort.members()).hasSize(6);
  }

  private static Map<String, Long> countByPerson(Predicate<Evidence> which) {
    return EVIDENCE.stream()
        .filter(which)
        .collect(
            Collectors.groupingBy(
                e -> e.person().value().replaceAll("mailto:|@example.org", ""),
                TreeMap::new,
                Collectors.counting()));
  }
}
