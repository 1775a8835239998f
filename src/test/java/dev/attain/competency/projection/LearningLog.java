package dev.attain.competency.projection;

import dev.attain.competency.evidence.EvidenceVerbs;
import dev.attain.statements.AppendOutcome;
import dev.attain.statements.NewStatement;
import dev.attain.statements.StatementStore;
import dev.attain.statements.Terms;
import dev.attain.storage.contract.Await;
import dev.attain.xapi.Iri;
import dev.attain.xapi.Statement;
import dev.attain.xapi.StatementId;
import dev.attain.xapi.Verb;
import dev.attain.xapi.json.StatementJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes statements about quizzes, observations and completions, and voids them. */
public final class LearningLog {
  /** What all statements but those about statements are about. */
  public static final String ACTIVITY = "https://example.org/activity";

  private static final Terms TERMS = new Terms();

  private final StatementStore statements;

  public LearningLog(StatementStore statements) {
    this.statements = statements;
  }

  /** A quiz that {@code person}, the local part of an address, passed with a score of 0..1. */
  public void quiz(StatementId id, String person, double score, Instant at) {
    append(id, null, false, text(id, person, SupportFramework.PASSED, score, null, at));
  }

  /** How an observer scored a person. */
  public void observation(StatementId id, String person, String by, double score, Instant at) {
    append(id, null, false, text(id, person, SupportFramework.SCORED, score, by, at));
  }

  public void completion(StatementId id, String person, Instant at) {
    append(id, null, false, text(id, person, SupportFramework.COMPLETED, null, null, at));
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
        false,
        """
        {"id":"%s","actor":{"objectType":"Group","member":[%s]},"verb":{"id":"%s"},
         "object":{"id":"%s"},"timestamp":"%s",
         "authority":{"mbox":"mailto:lms@example.org"},"version":"1.0.3"}"""
            .formatted(id, members, SupportFramework.COMPLETED, ACTIVITY, at));
  }

  public void voiding(StatementId id, StatementId target, Instant at) {
    String text =
        """
        {"id":"%s","actor":{"mbox":"mailto:admin@example.org"},"verb":{"id":"%s"},
         "object":{"objectType":"StatementRef","id":"%s"},"timestamp":"%s",
         "authority":{"mbox":"mailto:lms@example.org"},"version":"1.0.3"}"""
            .formatted(id, Verb.VOIDED, target, at);
    append(id, target, true, text);
  }

  /** What somebody says of a statement's evidence; of whose, or of their own. */
  public void judgement(
      StatementId id, Iri verb, String by, StatementId target, @Nullable String of, Instant at) {
    String extension =
        of == null
            ? ""
            : ",\"extensions\":{\"%s\":\"mailto:%s@example.org\"}"
                .formatted(EvidenceVerbs.PERSON.value(), of);
    String text =
        """
        {"id":"%s","actor":{"mbox":"mailto:%s@example.org"},"verb":{"id":"%s"},
         "object":{"objectType":"StatementRef","id":"%s"},"timestamp":"%s",
         "context":{"contextActivities":{"grouping":[{"id":"%s"}]}%s},
         "authority":{"mbox":"mailto:lms@example.org"},"version":"1.0.3"}"""
            .formatted(
                id, by, verb.value(), target, at, SupportFramework.TALKING.value(), extension);
    append(id, target, false, text);
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
         "object":{"id":"%s"},%s%s"timestamp":"%s",
         "authority":{"mbox":"mailto:lms@example.org"},"version":"1.0.3"}"""
        .formatted(id, person, verb, ACTIVITY, result, context, at);
  }

  private void append(StatementId id, @Nullable StatementId target, boolean voiding, String text) {
    Statement read = StatementJson.read(text.getBytes(StandardCharsets.UTF_8));
    NewStatement statement =
        new NewStatement(
            id,
            TERMS.of(read, Objects.requireNonNull(read.authority()), "test"),
            target,
            voiding,
            text.getBytes(StandardCharsets.UTF_8),
            false);
    AppendOutcome outcome = Await.get(statements.append(List.of(statement)));
    if (outcome instanceof AppendOutcome.Conflict) {
      throw new IllegalArgumentException("another statement has the id " + id);
    }
  }
}
