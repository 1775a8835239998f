package dev.attain.competency.projection;

import dev.attain.statements.AppendOutcome;
import dev.attain.statements.Fingerprint;
import dev.attain.statements.NewStatement;
import dev.attain.statements.StatementStore;
import dev.attain.storage.contract.Await;
import dev.attain.xapi.StatementId;
import dev.attain.xapi.Verb;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes statements about quizzes, observations and completions, and voids them. */
public final class LearningLog {
  private final StatementStore statements;

  public LearningLog(StatementStore statements) {
    this.statements = statements;
  }

  /** A quiz that {@code person}, the local part of an address, passed with a score of 0..1. */
  public void quiz(StatementId id, String person, double score, Instant at) {
    append(id, null, text(id, person, SupportFramework.PASSED, score, null, at));
  }

  /** How an observer scored a person. */
  public void observation(StatementId id, String person, String by, double score, Instant at) {
    append(id, null, text(id, person, SupportFramework.SCORED, score, by, at));
  }

  public void completion(StatementId id, String person, Instant at) {
    append(id, null, text(id, person, SupportFramework.COMPLETED, null, null, at));
  }

  /** What a group of people completed together. */
  public void together(StatementId id, List<String> people, Instant at) {
    String members =
        people.stream()
            .distinct()
            .map(person -> "{\"mbox\":\"mailto:" + person + "@example.org\"}")
            .collect(Collectors.joining(","));
    append(
        id,
        null,
        """
        {"id":"%s","actor":{"objectType":"Group","member":[%s]},"verb":{"id":"%s"},
         "object":{"id":"https://example.org/activity"},"timestamp":"%s",
         "authority":{"mbox":"mailto:lms@example.org"},"version":"1.0.3"}"""
            .formatted(id, members, SupportFramework.COMPLETED, at));
  }

  public void voiding(StatementId id, StatementId target, Instant at) {
    String text =
        """
        {"id":"%s","actor":{"mbox":"mailto:admin@example.org"},"verb":{"id":"%s"},
         "object":{"objectType":"StatementRef","id":"%s"},"timestamp":"%s",
         "authority":{"mbox":"mailto:lms@example.org"},"version":"1.0.3"}"""
            .formatted(id, Verb.VOIDED, target, at);
    append(id, target, text);
  }

  private static String text(
      StatementId id,
      String person,
      String verb,
      @Nullable Double score,
      @Nullable String instructor,
      Instant at) {
    String result = score == null ? "" : "\"result\":{\"score\":{\"scaled\":" + score + "}},";
    String context =
        instructor == null
            ? ""
            : "\"context\":{\"instructor\":{\"mbox\":\"mailto:" + instructor + "@example.org\"}},";
    return """
        {"id":"%s","actor":{"mbox":"mailto:%s@example.org"},"verb":{"id":"%s"},
         "object":{"id":"https://example.org/activity"},%s%s"timestamp":"%s",
         "authority":{"mbox":"mailto:lms@example.org"},"version":"1.0.3"}"""
        .formatted(id, person, verb, result, context, at);
  }

  private void append(StatementId id, @Nullable StatementId target, String text) {
    NewStatement statement =
        new NewStatement(
            id,
            new Fingerprint(id.value().getMostSignificantBits(), text.hashCode()),
            Set.of(),
            target,
            target != null,
            text.getBytes(StandardCharsets.UTF_8));
    AppendOutcome outcome = Await.get(statements.append(List.of(statement)));
    if (outcome instanceof AppendOutcome.Conflict) {
      throw new IllegalArgumentException("another statement has the id " + id);
    }
  }
}
