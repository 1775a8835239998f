package dev.attain.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.audit.AuditEntry;
import dev.attain.audit.AuditEvent.Subject;
import dev.attain.audit.AuditTrail;
import dev.attain.audit.Author;
import dev.attain.feed.Checkpoint;
import dev.attain.profiles.ProfileCatalog;
import dev.attain.profiles.ProfileProblem;
import dev.attain.profiles.ProfilePublication;
import dev.attain.quality.ConformanceReads.Filter;
import dev.attain.quality.FindingRecord.Breach;
import dev.attain.quality.ProfileChoice.Mode;
import dev.attain.statements.IntakeOutcome;
import dev.attain.statements.RecentStatements;
import dev.attain.statements.StatementIntake;
import dev.attain.statements.StoredStatement;
import dev.attain.statements.Terms;
import dev.attain.storage.model.ModelEngine;
import dev.attain.xapi.StatementBuilder;
import dev.attain.xapi.StatementId;
import dev.attain.xapi.XapiVersion;
import dev.attain.xapi.json.StatementJson;
import dev.attain.xapi.json.text.JsonLimits;
import dev.attain.xapi.validation.Reading;
import dev.attain.xapi.validation.StatementReader;
import dev.attain.xapi.validation.Violation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChosenProfilesTest {
  private static final String PROFILE =
      """
      {"id": "x:p", "type": "Profile", "prefLabel": {}, "definition": {},
       "versions": [{"id": "x:p/1"}],
       "templates": [
         {"id": "x:baked", "type": "StatementTemplate", "verb": "x:bake",
          "rules": [{"location": "$.result.duration", "presence": "included"},
                    {"location": "$.id | $.timestamp | $.stored", "presence": "included"},
                    {"location": "$.object.id", "any": ["x:bread", "x:cake"]}]},
         {"id": "x:tasted", "type": "StatementTemplate", "verb": "x:taste",
          "objectStatementRefTemplate": ["x:baked"]}]}
      """;
  private static final String GOOD =
      statement("x:bake", "{\"id\": \"x:bread\"}", ", \"result\": {\"duration\": \"PT1H\"}");
  private static final String BAD = statement("x:bake", "{\"id\": \"x:stone\"}", "");

  private static final Author ANN = new Author("k1", "Ann");

  private Instant now = Instant.parse("2026-03-01T10:00:00Z");
  private final ModelEngine engine = new ModelEngine(() -> now);
  private final ProfileCatalog profiles = new ProfileCatalog(engine.records(), () -> now);
  private final ProfileChoices choices = new ProfileChoices(engine.records(), profiles, () -> now);
  private final Door door = new Door(choices, engine.statements());
  private final StatementIntake intake =
      new StatementIntake(
          engine.statements(), new Terms(), () -> now, door, new RecentStatements());
  private final ConformanceReads reads = new ConformanceReads(engine.records());

  @BeforeEach
  void publish() {
    assertThat(profiles.publish(PROFILE.getBytes(StandardCharsets.UTF_8), ANN).result())
        .isInstanceOf(ProfilePublication.Created.class);
  }

  @Test
  void nothingIsAskedUntilAProfileIsChosen() {
    assertThat(door.asksAt(now)).isFalse();
    assertThat(send(BAD)).isInstanceOf(IntakeOutcome.Stored.class);

    choose(Mode.REPORT);
    assertThat(door.asksAt(now)).as("reports are made from the log").isFalse();

    choose(Mode.WARN);
    assertThat(door.asksAt(now)).isTrue();

    choose(Mode.OFF);
    assertThat(door.asksAt(now)).isFalse();
  }

  @Test
  void whoChoseAProfileIsOnRecordAndARefusedChoiceIsNot() {
    choose(Mode.WARN);
    problems(new ProfileChoice("x:other", "", Mode.WARN, List.of(), List.of(), true, now));

    AuditEntry last =
        new AuditTrail(engine.records(), () -> now)
            .page(Long.MAX_VALUE, 1)
            .result()
            .entries()
            .get(0);
    assertThat(last.number()).as("after the profile's publication").isEqualTo(2);
    assertThat(last.by()).isEqualTo(ANN);
    assertThat(last.subject()).isEqualTo(Subject.PROFILE);
    assertThat(last.action()).isEqualTo("chosen");
    assertThat(last.id()).isEqualTo("x:p");
    assertThat(last.digest()).hasSize(64);
    assertThat(last.details())
        .containsEntry("mode", "warn")
        .containsEntry("version", "x:p/1")
        .containsEntry("from", choices.history().get(0).from().toString());
  }

  @Test
  void rejectRefusesTheRequestWithEveryRuleByPath() {
    choose(Mode.REJECT);

    assertThat(((IntakeOutcome.Malformed) send(GOOD, BAD)).violations())
        .extracting(Violation::toString)
        .containsExactly(
            "$[1].result.duration: must be there (Template x:baked)",
            "$[1].object.id: must have one of \"x:bread\", \"x:cake\" (Template x:baked)");
    assertThat(door.refused()).isEqualTo(2);
    assertThat(log()).isEmpty();
    assertThat(send(GOOD)).isInstanceOf(IntakeOutcome.Stored.class);
  }

  @Test
  void warnStoresAndSaysHowManyRulesAreBroken() {
    choose(Mode.WARN);

    assertThat(((IntakeOutcome.Stored) send(GOOD, BAD, BAD)).warnings()).isEqualTo(4);
    assertThat(((IntakeOutcome.Stored) send(GOOD)).warnings()).isZero();
  }

  @Test
  void aChoiceCountsOnlyFromTheInstantThatItSays() {
    Instant made = now;
    assertThat(choices.choose(choice(Mode.REJECT), ANN).result())
        .isInstanceOfSatisfying(
            ProfileChoices.Outcome.Chosen.class,
            chosen -> assertThat(chosen.choice().from()).isEqualTo(made.plus(ProfileChoices.LEAD)));

    assertThat(send(BAD)).isInstanceOf(IntakeOutcome.Stored.class);
    now = made.plus(ProfileChoices.LEAD);
    assertThat(send(BAD)).isInstanceOf(IntakeOutcome.Malformed.class);
    assertThat(choices.chosen().at(made)).isEmpty();
  }

  @Test
  void aReferenceIsJudgedByWhatItPointsAt() {
    choose(Mode.REJECT);
    String baked = id(send(GOOD));
    choose(Mode.OFF);
    String notBaked = id(send(BAD));
    choose(Mode.REJECT);

    assertThat(send(tasted(baked))).isInstanceOf(IntakeOutcome.Stored.class);
    assertThat(((IntakeOutcome.Malformed) send(tasted(notBaked))).violations())
        .extracting(Violation::path)
        .containsExactly("$.object.id");
    assertThat(send(tasted(StatementId.random().toString())))
        .as("what isn't there yet is right until it comes")
        .isInstanceOf(IntakeOutcome.Stored.class);
  }

  @Test
  void whatCanNotBeFollowedCanNotBeChosen() {
    assertThat(problems(new ProfileChoice("x:q", "", Mode.WARN, List.of(), List.of(), true, now)))
        .containsExactly("$.profile");
    assertThat(
            problems(new ProfileChoice("x:p", "x:p/2", Mode.WARN, List.of(), List.of(), true, now)))
        .containsExactly("$.version");
    assertThat(
            problems(
                new ProfileChoice(
                    "x:p", "", Mode.WARN, List.of(), List.of("x:baked", "x:fried"), true, now)))
        .containsExactly("$.templates[1]");
  }

  @Test
  void onlyStatementsOfTheCategoryAndOnlyChosenTemplatesAreHeldToIt() {
    choices
        .choose(
            new ProfileChoice("x:p", "", Mode.REJECT, List.of("x:bakery"), List.of(), true, now),
            ANN)
        .result();
    now = now.plus(Duration.ofMinutes(1));
    assertThat(send(BAD)).isInstanceOf(IntakeOutcome.Stored.class);
    assertThat(
            send(
                statement(
                    "x:bake",
                    "{\"id\": \"x:bread\"}",
                    ", \"context\": {\"contextActivities\": {\"category\": [{\"id\": \"x:bakery\"}]}}")))
        .isInstanceOf(IntakeOutcome.Malformed.class);

    choices
        .choose(
            new ProfileChoice("x:p", "", Mode.REJECT, List.of(), List.of("x:tasted"), true, now),
            ANN)
        .result();
    now = now.plus(Duration.ofMinutes(1));
    assertThat(send(BAD)).isInstanceOf(IntakeOutcome.Stored.class);
  }

  @Test
  void findingsAndFiguresComeFromTheLogAndAreTheSameWhenReadAgain() {
    send(BAD);
    choose(Mode.REPORT);
    send(GOOD);
    String bad = id(send(BAD));
    String voided = id(send(BAD));
    send(statement("x:sing", "{\"id\": \"x:song\"}", ""));
    readLog(2);
    send(voiding(voided));
    readLog(100);

    FindingRecord finding =
        new FindingRecord(
            bad,
            stored(bad),
            StatementBuilder.AUTHORITY,
            "x:p",
            "x:p/1",
            Mode.REPORT,
            true,
            List.of(
                new Breach("x:baked", "$.result.duration", null, "must be there"),
                new Breach(
                    "x:baked", "$.object.id", null, "must have one of \"x:bread\", \"x:cake\"")));
    assertThat(findings(Filter.TEMPLATE, "x:baked", true)).containsExactly(finding);
    assertThat(findings(Filter.SOURCE, StatementBuilder.AUTHORITY, false)).containsExactly(finding);
    assertThat(findings(Filter.STATEMENT, null, true)).containsExactly(finding);
    assertThat(findings(Filter.STATEMENT, voided, false)).isEmpty();
    SourceQuality quality =
        new SourceQuality(
            StatementBuilder.AUTHORITY,
            "x:p",
            "x:p/1",
            1,
            2,
            2,
            2,
            Map.of("x:baked $.result.duration", 2L, "x:baked $.object.id", 2L));
    assertThat(reads.quality().result()).containsExactly(quality);
  }

  @Test
  void quarantineGoesByWhatWasChosenWhenTheStatementCame() {
    choose(Mode.REPORT);
    StoredStatement during = only(send(BAD));
    choices
        .choose(new ProfileChoice("x:p", "", Mode.WARN, List.of(), List.of(), false, now), ANN)
        .result();
    now = now.plus(Duration.ofMinutes(1));
    StoredStatement after = only(send(BAD));

    assertThat(isQuarantined(during)).isTrue();
    assertThat(isQuarantined(after)).isFalse();
  }

  private boolean isQuarantined(StoredStatement stored) {
    Instant at = stored.position().stored();
    return choices
        .screening()
        .isQuarantined(
            StatementJson.read(stored.json()), () -> StatementTree.of(stored.json(), at), at);
  }

  private List<FindingRecord> findings(Filter filter, @Nullable String value, boolean quarantined) {
    return reads.findings(filter, value, quarantined, null, 10).result().findings();
  }

  private void choose(Mode mode) {
    assertThat(choices.choose(choice(mode), ANN).result())
        .isInstanceOf(ProfileChoices.Outcome.Chosen.class);
    now = now.plus(Duration.ofMinutes(1));
  }

  private static ProfileChoice choice(Mode mode) {
    return new ProfileChoice("x:p", "", mode, List.of(), List.of(), true, Instant.EPOCH);
  }

  private List<String> problems(ProfileChoice choice) {
    return ((ProfileChoices.Outcome.Refused) choices.choose(choice, ANN).result())
        .problems().stream().map(ProfileProblem::path).toList();
  }

  /** Reads on in the log with a new projection each time, in batches of this size. */
  private void readLog(int batch) {
    while (true) {
      ConformanceProjection projection = new ConformanceProjection(choices, engine.records());
      Checkpoint from = projection.resume().result();
      List<StoredStatement> next = engine.statements().readForward(from.position(), batch).result();
      if (next.isEmpty()) {
        return;
      }
      assertThat(projection.accept(next, from).succeeded()).isTrue();
    }
  }

  private List<StoredStatement> log() {
    return engine.statements().readForward(Checkpoint.NONE.position(), 1_000).result();
  }

  private Instant stored(String id) {
    return engine.statements().find(StatementId.of(id)).result().orElseThrow().position().stored();
  }

  private StoredStatement only(IntakeOutcome outcome) {
    return engine.statements().find(StatementId.of(id(outcome))).result().orElseThrow();
  }

  private static String id(IntakeOutcome outcome) {
    return ((IntakeOutcome.Stored) outcome).ids().get(0).toString();
  }

  private IntakeOutcome send(String... statements) {
    now = now.plusMillis(10);
    String body =
        statements.length == 1 ? statements[0] : new ArrayList<>(List.of(statements)) + "";
    Reading reading =
        new StatementReader(XapiVersion.V1_0_3, JsonLimits.DEFAULT)
            .read(body.getBytes(StandardCharsets.UTF_8));
    assertThat(reading).isInstanceOf(Reading.Valid.class);
    return intake
        .store(
            ((Reading.Valid) reading).statements(),
            StatementBuilder.agent(StatementBuilder.AUTHORITY),
            XapiVersion.V1_0_3,
            "key",
            Set.of())
        .result();
  }

  private static String tasted(String id) {
    return statement(
        "x:taste", "{\"objectType\": \"StatementRef\", \"id\": \"%s\"}".formatted(id), "");
  }

  private static String voiding(String id) {
    return statement(
        "http://adlnet.gov/expapi/verbs/voided",
        "{\"objectType\": \"StatementRef\", \"id\": \"%s\"}".formatted(id),
        "");
  }

  private static String statement(String verb, String object, String more) {
    return "{\"actor\": {\"mbox\": \"mailto:ann@example.org\"}, \"verb\": {\"id\": \"%s\"}, \"object\": %s%s}"
        .formatted(verb, object, more);
  }
}
