package dev.attain.competency.projection;

import dev.attain.competency.framework.Competency;
import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.framework.EvidenceType;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.Gate;
import dev.attain.competency.framework.Level;
import dev.attain.competency.framework.MappingRule;
import dev.attain.competency.framework.MappingRule.Emit;
import dev.attain.competency.framework.MappingRule.ScoreReading;
import dev.attain.competency.framework.MappingRule.When;
import dev.attain.competency.framework.Method;
import dev.attain.statements.NewStatement;
import dev.attain.xapi.StatementId;
import dev.attain.xapi.Verb;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Twelve competencies of several methods, an activity each, and random statements about them. */
final class TwelveCompetencies {
  private static final int COMPETENCIES = 12;
  private static final List<String> METHODS =
      List.of(Method.BETA_DECAY, Method.DECAYING_AVERAGE, Method.ELO, Method.N_MASTERY);
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private TwelveCompetencies() {}

  static Framework framework() {
    Framework like = SupportFramework.version("12");
    return new Framework(
        like.id(),
        like.version(),
        like.name(),
        null,
        like.status(),
        null,
        null,
        null,
        null,
        like.approvals(),
        null,
        List.of(new Level(1, "Able", .4), new Level(2, "Good", .6), new Level(3, "Master", .8)),
        IntStream.range(0, COMPETENCIES).mapToObj(TwelveCompetencies::competency).toList(),
        IntStream.range(0, COMPETENCIES).mapToObj(TwelveCompetencies::rule).toList());
  }

  private static CompetencyId id(int number) {
    return new CompetencyId("https://example.org/c/" + number);
  }

  private static Competency competency(int number) {
    return new Competency(
        id(number),
        "C" + number,
        "Competency " + number,
        null,
        null,
        "Does it.",
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        // Most are by the default method, whose evidence decays.
        Method.of(METHODS.get(Math.max(0, number - 8))),
        List.of(new Gate(2, 3, Set.of(), 0, false)));
  }

  private static MappingRule rule(int number) {
    ScoreReading score = new ScoreReading(null, null, null, Map.<String, Double>of());
    Double expires = number % 3 == 0 ? 90.0 : null;
    return new MappingRule(
        "r" + number,
        0,
        new When(
            null,
            Set.of(),
            Set.of("https://example.org/activity/" + number),
            Set.of(),
            Set.of(),
            Set.of(),
            Set.of(),
            null,
            null,
            null,
            List.of()),
        List.of(new Emit(id(number), EvidenceType.ASSESSMENT, score, null, null, expires, false)));
  }

  /**
   * Statements in a random order of arrival, some twice, some voided, before or after they arrive.
   *
   * @param each how many of each person and competency
   */
  static List<NewStatement> statements(Random random, int people, int each) {
    List<NewStatement> all = new ArrayList<>();
    for (int person = 0; person < people; person++) {
      for (int competency = 0; competency < COMPETENCIES; competency++) {
        for (int i = 0; i < each; i++) {
          StatementId id = new StatementId(new UUID(random.nextLong(), random.nextLong()));
          all.add(quiz(id, person, competency, random));
          if (random.nextInt(50) == 0) {
            all.add(all.get(random.nextInt(all.size())));
          }
          if (random.nextInt(50) == 0) {
            all.add(voiding(new StatementId(new UUID(random.nextLong(), 0)), id));
          }
        }
      }
    }
    java.util.Collections.shuffle(all, random);
    return all;
  }

  private static NewStatement quiz(StatementId id, int person, int competency, Random random) {
    String text =
        """
        {"id":"%s","actor":{"mbox":"mailto:p%d@example.org"},"verb":{"id":"%s"},
         "object":{"id":"https://example.org/activity/%d"},
         "result":{"score":{"scaled":%s}},"timestamp":"%s",
         "authority":{"mbox":"mailto:lms%d@example.org"},"version":"1.0.3"}"""
            .formatted(
                id,
                person,
                SupportFramework.PASSED,
                competency,
                random.nextInt(101) / 100.0,
                START.plus(Duration.ofMinutes(random.nextInt(300 * 24 * 60))),
                random.nextInt(3));
    return statement(id, null, text);
  }

  private static NewStatement voiding(StatementId id, StatementId target) {
    String text =
        """
        {"id":"%s","actor":{"mbox":"mailto:admin@example.org"},"verb":{"id":"%s"},
         "object":{"objectType":"StatementRef","id":"%s"},"timestamp":"%s",
         "authority":{"mbox":"mailto:lms0@example.org"},"version":"1.0.3"}"""
            .formatted(id, Verb.VOIDED, target, START);
    return statement(id, target, text);
  }

  private static NewStatement statement(StatementId id, @Nullable StatementId target, String text) {
    return new NewStatement(
        id, Set.of(), target, target != null, text.getBytes(StandardCharsets.UTF_8), false);
  }
}
