package dev.attain.analytics.statements;

import dev.attain.statements.IntakeOutcome;
import dev.attain.statements.StatementIntake;
import dev.attain.statements.StatementStore;
import dev.attain.statements.Terms;
import dev.attain.storage.contract.Await;
import dev.attain.xapi.Agent;
import dev.attain.xapi.AgentIdentifier;
import dev.attain.xapi.StatementId;
import dev.attain.xapi.XapiVersion;
import dev.attain.xapi.json.text.JsonLimits;
import dev.attain.xapi.validation.Reading;
import dev.attain.xapi.validation.StatementReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** Random statements of few names, so that filters find some, stored as a server stores them. */
public final class AnalystLog {
  public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  public static final String[] SOURCES = {"lms", "simulator"};

  private final Random random;
  private final StatementIntake intake;
  private final List<StatementId> sent = new ArrayList<>();

  public AnalystLog(Random random, StatementStore store, Terms terms, InstantSource clock) {
    this.random = random;
    this.intake = new StatementIntake(store, terms, clock);
  }

  public static String verb(int number) {
    return "https://example.org/verbs/" + number;
  }

  public static String activity(int number) {
    return "https://example.org/activities/" + number;
  }

  public static String type(int number) {
    return "https://example.org/types/" + number;
  }

  public static String person(int number) {
    return "mailto:p" + number + "@example.org";
  }

  /** Statements of all kinds, now and then one that voids another, before or after it comes. */
  public void send(int count) {
    for (int i = 0; i < count; i++) {
      StatementId id = new StatementId(new UUID(random.nextLong(), random.nextLong()));
      if (random.nextInt(8) == 0) {
        store(voiding(id), SOURCES[0]);
      } else if (random.nextInt(20) == 0 && !sent.isEmpty()) {
        // An id that was announced: its voiding statement is there already.
        StatementId known = sent.get(random.nextInt(sent.size()));
        store(statement(known), SOURCES[random.nextInt(SOURCES.length)]);
      } else {
        sent.add(id);
        store(statement(id), SOURCES[random.nextInt(SOURCES.length)]);
      }
    }
  }

  /** Stores one statement as a credential sends it; what was refused is passed over. */
  public IntakeOutcome store(String json, String source) {
    Reading read =
        new StatementReader(XapiVersion.V1_0_3, JsonLimits.DEFAULT)
            .read(json.getBytes(StandardCharsets.UTF_8));
    if (!(read instanceof Reading.Valid valid)) {
      throw new AssertionError(read + " " + json);
    }
    Agent authority =
        new Agent(
            source, AgentIdentifier.ofCanonical("account:https://attain.example.org|" + source));
    return Await.get(
        intake.store(valid.statements(), authority, XapiVersion.V1_0_3, source, Set.of()));
  }

  private String voiding(StatementId id) {
    boolean early = random.nextInt(4) == 0 || sent.isEmpty();
    StatementId target =
        early
            ? new StatementId(new UUID(random.nextLong(), random.nextLong()))
            : sent.get(random.nextInt(sent.size()));
    if (early) {
      sent.add(target);
    }
    return """
        {"id":"%s","actor":{"mbox":"%s"},
         "verb":{"id":"http://adlnet.gov/expapi/verbs/voided"},
         "object":{"objectType":"StatementRef","id":"%s"},"timestamp":"%s"}"""
        .formatted(id, person(0), target, timestamp());
  }

  private Instant timestamp() {
    return NOON.plusSeconds(random.nextInt(5 * 86_400)).minusSeconds(86_400);
  }

  private String statement(StatementId id) {
    return """
        {"id":"%s","actor":%s,"verb":{"id":"%s"},"object":%s%s%s,"timestamp":"%s"}"""
        .formatted(
            id, actor(), verb(random.nextInt(3)), object(), result(), context(), timestamp());
  }

  private String agent() {
    return "{\"mbox\":\"" + person(random.nextInt(6)) + "\"}";
  }

  private String actor() {
    return random.nextInt(10) == 0
        ? "{\"objectType\":\"Group\",\"member\":[" + agent() + "," + agent() + "]}"
        : agent();
  }

  private String object() {
    if (random.nextInt(12) == 0) {
      return "{\"objectType\":\"Agent\",\"mbox\":\"" + person(random.nextInt(6)) + "\"}";
    }
    int activity = random.nextInt(5);
    String definition =
        activity == 0
            ? ""
            : ",\"definition\":{\"type\":\"%s\",\"extensions\":{\"https://example.org/level\":%d}}"
                .formatted(type(activity % 2), activity);
    return "{\"id\":\"" + activity(activity) + "\"" + definition + "}";
  }

  private String result() {
    return switch (random.nextInt(4)) {
      case 0 -> "";
      case 1 -> ",\"result\":{\"success\":" + random.nextBoolean() + "}";
      case 2 ->
          String.format(
              Locale.ROOT,
              ",\"result\":{\"completion\":true,\"duration\":\"PT%d.%02dS\"}",
              random.nextInt(4_000),
              random.nextInt(100));
      default ->
          String.format(
              Locale.ROOT,
              ",\"result\":{\"score\":{\"scaled\":%.3f},\"success\":%b,"
                  + "\"extensions\":{\"https://example.org/mood\":\"m%d\"}}",
              random.nextDouble() * 2 - 1,
              random.nextBoolean(),
              random.nextInt(3));
    };
  }

  private String context() {
    return switch (random.nextInt(3)) {
      case 0 -> "";
      case 1 ->
          ",\"context\":{\"registration\":\"%s\",\"instructor\":%s}"
              .formatted(new UUID(0, random.nextInt(3)), agent());
      default ->
          (",\"context\":{\"contextActivities\":{\"category\":[{\"id\":\"%s\"}]},"
                  + "\"extensions\":{\"https://example.org/try\":%d}}")
              .formatted(activity(random.nextInt(5)), random.nextInt(4));
    };
  }
}
