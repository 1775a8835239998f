package dev.attain.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attain.competency.framework.Cohort;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.RoleProfile;
import dev.attain.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PilotSimulationTest {
  private static final LocalDate END = LocalDate.parse("2026-11-22");
  private static final Framework FRAMEWORK = shipped("framework.json", Framework.class);
  private static final RoleProfile ROLE = shipped("role-support-agent.json", RoleProfile.class);
  private static final PilotSimulation PILOT = simulate(200, 42);
  private static final List<JsonNode> STATEMENTS = parse(PILOT);

  @Test
  void theSameSeedGivesTheSameBytesAndAnotherSeedOtherIds() {
    assertThat(bytes(simulate(20, 7))).isEqualTo(bytes(simulate(20, 7)));

    assertThat(ids(parse(simulate(20, 7))))
        .doesNotContainAnyElementsOf(ids(parse(simulate(20, 8))));
  }

  @Test
  void moreLearnersLeaveTheFirstOnesAsTheyAre() {
    assertThat(ids(parse(simulate(30, 7)))).containsAll(ids(parse(simulate(20, 7))));
  }

  @Test
  void aPilotOfNinetyDaysHasAboutTwentyThousandStatementsOfAboutAKilobyte() {
    assertThat(PILOT.size()).isBetween(18_000, 23_000).isEqualTo(STATEMENTS.size());
    assertThat(bytes(PILOT).length / PILOT.size()).isBetween(900, 1500);
    assertThat(ids(STATEMENTS)).hasSize(PILOT.size());
  }

  @Test
  void statementsComeInTheOrderOfTimeWithinThePilot() {
    List<Instant> times =
        STATEMENTS.stream().map(s -> Instant.parse(s.path("timestamp").textValue())).toList();

    assertThat(times).isSorted();
    assertThat(times.get(0)).isAfterOrEqualTo(Instant.parse("2026-08-24T00:00:00Z"));
    assertThat(times.get(times.size() - 1)).isBefore(Instant.parse("2026-11-22T00:00:00Z"));
  }

  @Test
  void everyMappingRuleMeetsStatements() {
    Set<String> objects =
        STATEMENTS.stream().map(s -> s.at("/object/id").textValue()).collect(Collectors.toSet());

    assertThat(FRAMEWORK.mappings())
        .allSatisfy(rule -> assertThat(objects).containsAll(rule.when().activities()));
  }

  @Test
  void ratingsAreWithinOneToFiveAndNameTheirRater() {
    List<JsonNode> ratings =
        STATEMENTS.stream()
            .filter(s -> s.at("/verb/id").textValue().startsWith(Kind.Profile.VERBS + "was-"))
            .toList();

    assertThat(ratings)
        .hasSizeGreaterThan(5_000)
        .allSatisfy(
            s -> {
              assertThat(s.at("/result/score/raw").intValue()).isBetween(1, 5);
              assertThat(s.at("/context/instructor/mbox").textValue()).startsWith("mailto:");
            });
  }

  @Test
  void learnersGrow() {
    assertThat(meanScore("2026-10-08", "2026-11-22"))
        .isGreaterThan(meanScore("2026-08-24", "2026-10-08") + 0.1);
  }

  private static double meanScore(String from, String before) {
    return STATEMENTS.stream()
        .filter(s -> s.path("timestamp").textValue().compareTo(from) >= 0)
        .filter(s -> s.path("timestamp").textValue().compareTo(before) < 0)
        .filter(s -> s.at("/result/score/scaled").isNumber())
        .mapToDouble(s -> s.at("/result/score/scaled").doubleValue())
        .average()
        .orElseThrow();
  }

  @Test
  void aboutATenthLeavesForAReasonAndIsSilentAfterwards() {
    Cohort cohort = PILOT.cohort(ROLE);
    Map<String, Instant> last = new HashMap<>();
    for (JsonNode statement : STATEMENTS) {
      last.put(
          statement.at("/actor/mbox").textValue(),
          Instant.parse(statement.path("timestamp").textValue()));
    }

    assertThat(cohort.role()).isEqualTo(ROLE.id());
    assertThat(cohort.members())
        .hasSize(200)
        .extracting(Cohort.Member::person)
        .doesNotHaveDuplicates();
    List<Cohort.Member> leavers = cohort.members().stream().filter(m -> m.left() != null).toList();
    assertThat(leavers).hasSizeBetween(10, 32);
    for (Cohort.Member leaver : leavers) {
      assertThat(leaver.leftReason()).isNotBlank();
      assertThat(leaver.left()).isAfter(leaver.assigned());
      Instant silent = last.getOrDefault(leaver.person(), Instant.EPOCH);
      assertThat(silent).isBefore(leaver.left());
    }
  }

  @Test
  void aPilotOutsideItsLimitsIsRefused() {
    assertThatThrownBy(() -> new Pilot(0, 90, 42, END)).hasMessageContaining("learners: 0");
    assertThatThrownBy(() -> new Pilot(200, 6, 42, END)).hasMessageContaining("days: 6");
  }

  private static PilotSimulation simulate(int learners, long seed) {
    return PilotSimulation.of(new Pilot(learners, 90, seed, END), FRAMEWORK);
  }

  private static byte[] bytes(PilotSimulation simulation) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    simulation.statements().forEachRemaining(all::writeBytes);
    return all.toByteArray();
  }

  private static List<JsonNode> parse(PilotSimulation simulation) {
    List<JsonNode> result = new ArrayList<>();
    simulation
        .statements()
        .forEachRemaining(
            bytes -> {
              try {
                result.add(Json.MAPPER.readTree(bytes));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    return result;
  }

  private static Set<String> ids(List<JsonNode> statements) {
    Set<String> ids = new HashSet<>();
    statements.forEach(s -> ids.add(s.path("id").textValue()));
    return ids;
  }

  private static <T> T shipped(String name, Class<T> type) {
    try (InputStream in =
        PilotSimulationTest.class.getResourceAsStream("/profiles/customer-support/" + name)) {
      return Json.MAPPER.readValue(in, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
