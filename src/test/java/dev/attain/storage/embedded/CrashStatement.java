package dev.attain.storage.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.attain.competency.projection.LearningLog;
import dev.attain.statements.NewStatement;
import dev.attain.statements.Term;
import dev.attain.statements.Terms;
import dev.attain.storage.contract.Drafts;
import dev.attain.xapi.Statement;
import dev.attain.xapi.Verb;
import dev.attain.xapi.json.StatementJson;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

/**
 * Makes statements of drafts: real ones, that give evidence, and are still found by their names.
 */
final class CrashStatement {
  /** Of the people that they are about. */
  static final List<String> PEOPLE =
      List.of("ann", "bob", "cid", "dan", "eve", "fay", "gus", "hal");

  private static final String ADL = "http://adlnet.gov/expapi/verbs/";
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final int HOURS = 60;
  private static final Terms TERMS = new Terms();

  private CrashStatement() {}

  /** Somebody passed, completed, or was seen at something; or some did together. */
  static NewStatement learning(NewStatement draft, Random random) {
    String actor = mailbox(random);
    if (random.nextInt(10) == 0) {
      actor = "\"objectType\":\"Group\",\"member\":[{" + actor + "},{" + mailbox(random) + "}]";
    }
    String result = "\"result\":{\"score\":{\"scaled\":" + random.nextInt(11) / 10.0 + "}},";
    String verb = ADL + List.of("passed", "scored", "completed").get(random.nextInt(3));
    String context =
        random.nextBoolean() ? "\"context\":{\"instructor\":{" + mailbox(random) + "}}," : "";
    String object = "\"id\":\"" + LearningLog.ACTIVITY + "\"";
    return with(draft, actor, verb, object, result + context, random);
  }

  /** Somebody says something of another statement. */
  static NewStatement referring(NewStatement draft, Random random) {
    return with(draft, mailbox(random), ADL + "commented", target(draft), "", random);
  }

  static NewStatement voiding(NewStatement draft) {
    return with(
        draft,
        "\"mbox\":\"mailto:admin@example.org\"",
        Verb.VOIDED.toString(),
        target(draft),
        "",
        new Random(0));
  }

  private static String mailbox(Random random) {
    return "\"mbox\":\"" + person(random) + "\"";
  }

  /** The identifier of somebody. */
  static String person(Random random) {
    return "mailto:" + PEOPLE.get(random.nextInt(PEOPLE.size())) + "@example.org";
  }

  private static String target(NewStatement draft) {
    return "\"objectType\":\"StatementRef\",\"id\":\""
        + Objects.requireNonNull(draft.target())
        + "\"";
  }

  private static NewStatement with(
      NewStatement draft, String actor, String verb, String object, String more, Random random) {
    Instant at = START.plus(Duration.ofHours(random.nextInt(HOURS)));
    String text =
        """
        {"name":"%s","id":"%s","actor":{%s},"verb":{"id":"%s"},"object":{%s},%s"timestamp":"%s",\
        "authority":{"mbox":"mailto:lms@example.org"},"version":"1.0.3"}"""
            .formatted(Drafts.name(draft), draft.id(), actor, verb, object, more, at);
    Statement read = StatementJson.read(text.getBytes(UTF_8));
    Set<Term> terms = new HashSet<>(draft.terms());
    terms.addAll(TERMS.of(read, Objects.requireNonNull(read.authority()), "test"));
    return new NewStatement(
        draft.id(),
        terms,
        draft.target(),
        draft.voiding(),
        text.getBytes(UTF_8),
        draft.timestampAdded());
  }
}
