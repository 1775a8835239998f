package dev.attain.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.analytics.KaplanMeier;
import dev.attain.analytics.Observation;
import dev.attain.competency.evidence.CompiledMapping;
import dev.attain.competency.evidence.Evidence;
import dev.attain.competency.framework.Cohort;
import dev.attain.competency.framework.Competency;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.RoleProfile;
import dev.attain.competency.framework.document.DocumentReading;
import dev.attain.competency.framework.document.FrameworkDocuments;
import dev.attain.competency.proficiency.Attainment;
import dev.attain.competency.proficiency.Portfolio;
import dev.attain.competency.proficiency.ProficiencyMethod;
import dev.attain.people.PersonId;
import dev.attain.profiles.ProfileDocuments;
import dev.attain.profiles.ProfileReading;
import dev.attain.profiles.StatementTemplate;
import dev.attain.profiles.XapiProfile;
import dev.attain.statements.Position;
import dev.attain.statements.StoredStatement;
import dev.attain.xapi.Statement;
import dev.attain.xapi.StatementId;
import dev.attain.xapi.XapiVersion;
import dev.attain.xapi.json.StatementJson;
import dev.attain.xapi.json.text.JsonLimits;
import dev.attain.xapi.validation.Reading;
import dev.attain.xapi.validation.StatementReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The shipped customer-support documents and the simulated pilot, together, without a server. */
class PilotFiguresTest {
  private static final LocalDate END = LocalDate.parse("2026-11-22");
  private static final XapiProfile PROFILE = profile();
  private static final Map<String, StatementTemplate> TEMPLATES =
      PROFILE.templates().stream()
          .collect(Collectors.toMap(t -> t.id().toString(), Function.identity()));
  private static final Framework FRAMEWORK =
      read(FrameworkDocuments.framework(bytes("framework.json"), TEMPLATES::containsKey));
  private static final RoleProfile ROLE =
      read(FrameworkDocuments.role(bytes("role-support-agent.json")));

  @Test
  void theFrameworkHasTwelveCompetenciesWithSixToEightIndicatorsAndFourLevels() {
    assertThat(FRAMEWORK.competencies())
        .hasSize(12)
        .allSatisfy(competency -> assertThat(competency.indicators()).hasSizeBetween(6, 8));
    assertThat(FRAMEWORK.scale()).hasSize(4);
    assertThat(ROLE.requirements()).hasSize(12);
    assertThat(PROFILE.patterns()).isNotEmpty();
  }

  @Test
  void everySimulatedStatementIsValid() {
    StatementReader reader = new StatementReader(XapiVersion.V1_0_3, JsonLimits.DEFAULT);

    PilotSimulation.of(new Pilot(15, 90, 5, END), FRAMEWORK)
        .statements()
        .forEachRemaining(json -> assertThat(reader.read(json)).isInstanceOf(Reading.Valid.class));
  }

  @Test
  void thePilotLooksLikeOneToAManager() {
    PilotSimulation pilot = PilotSimulation.of(new Pilot(200, 90, 42, END), FRAMEWORK);
    Map<String, List<Evidence>> evidence = evidence(pilot);
    Cohort cohort = pilot.cohort(ROLE);
    Instant asOf = new Pilot(200, 90, 42, END).until();
    List<Double> coverages = new ArrayList<>();
    List<Double> medians = new ArrayList<>();
    for (RoleProfile.Requirement requirement : ROLE.requirements()) {
      Competency competency = FRAMEWORK.findCompetency(requirement.competency()).orElseThrow();
      List<Observation> observations = new ArrayList<>();
      int required = 0;
      int atLevel = 0;
      for (Cohort.Member member : cohort.members()) {
        Portfolio portfolio = portfolio(evidence, member.person(), competency);
        observations.add(observation(portfolio, member, requirement.level(), asOf));
        if (member.left() == null) {
          required++;
          atLevel += method().proficiency(portfolio, asOf).isAt(requirement.level()) ? 1 : 0;
        }
      }
      coverages.add((double) atLevel / required);
      Double median = KaplanMeier.of(observations).quantile(0.5).time();
      if (median != null) {
        medians.add(median);
      }
    }

    assertThat(coverages).allSatisfy(share -> assertThat(share).isBetween(0.15, 0.97));
    assertThat(coverages.stream().mapToDouble(c -> c).max().orElseThrow()).isGreaterThan(0.8);
    assertThat(coverages.stream().mapToDouble(c -> c).min().orElseThrow()).isLessThan(0.5);
    assertThat(medians)
        .as("some medians are not reached")
        .hasSizeBetween(6, 11)
        .allSatisfy(days -> assertThat(days).isBetween(20.0, 90.0));
  }

  private static ProficiencyMethod method() {
    return ProficiencyMethod.of("beta-decay@1");
  }

  private static Observation observation(
      Portfolio portfolio, Cohort.Member member, int level, Instant asOf) {
    Instant end = member.left() == null ? asOf : member.left();
    return method().attainments(portfolio).stream()
        .filter(attainment -> attainment.level() == level)
        .map(Attainment::at)
        .findFirst()
        .map(at -> Observation.event(days(member.assigned(), at)))
        .orElseGet(() -> Observation.censored(days(member.assigned(), end)));
  }

  private static double days(Instant from, Instant to) {
    return Duration.between(from, to).toSeconds() / 86_400.0;
  }

  private static Portfolio portfolio(
      Map<String, List<Evidence>> evidence, String person, Competency competency) {
    return new Portfolio(
        FRAMEWORK.versionId(),
        new PersonId(person),
        competency,
        FRAMEWORK.scale(),
        evidence.getOrDefault(person + " " + competency.id(), List.of()));
  }

  private static Map<String, List<Evidence>> evidence(PilotSimulation pilot) {
    CompiledMapping mapping = CompiledMapping.of(FRAMEWORK, TEMPLATES);
    List<Evidence> all = new ArrayList<>();
    Position position =
        Position.lastOf(END.plusDays(1).atStartOfDay(java.time.ZoneOffset.UTC).toInstant());
    for (Iterator<byte[]> statements = pilot.statements(); statements.hasNext(); ) {
      byte[] json = statements.next();
      Statement statement = StatementJson.read(json);
      StatementId id = Objects.requireNonNull(statement.id());
      all.addAll(mapping.evidenceOf(statement, new StoredStatement(id, position, false, json)));
    }
    return all.stream().collect(Collectors.groupingBy(e -> e.person() + " " + e.competency()));
  }

  private static XapiProfile profile() {
    ProfileReading reading = ProfileDocuments.read(bytes("profile.jsonld"));
    assertThat(reading).isInstanceOf(ProfileReading.Read.class);
    return ((ProfileReading.Read) reading).profile();
  }

  private static <T> T read(DocumentReading<T> reading) {
    assertThat(reading).isInstanceOf(DocumentReading.Read.class);
    return ((DocumentReading.Read<T>) reading).document();
  }

  private static byte[] bytes(String name) {
    try (InputStream in =
        PilotFiguresTest.class.getResourceAsStream("/profiles/customer-support/" + name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
