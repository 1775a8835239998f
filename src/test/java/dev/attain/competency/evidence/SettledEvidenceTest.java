package dev.attain.competency.evidence;

import static dev.attain.competency.framework.SampleDocuments.DOUGH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.competency.evidence.SettledEvidence.State;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.SampleDocuments;
import dev.attain.statements.Position;
import dev.attain.statements.StoredStatement;
import dev.attain.xapi.Statement;
import dev.attain.xapi.StatementId;
import dev.attain.xapi.json.StatementJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SettledEvidenceTest {
  private static final String ANN = "mailto:ann@example.org";
  private static final String BOSS = "mailto:boss@example.org";
  private static final String OURS = "https://attain.dev/profiles/evidence/xapi/verbs/";
  private static final String TLA = "https://w3id.org/xapi/tla/verbs/";
  private static final String OBJECT = "{\"id\": \"" + DOUGH + "\"}";
  private static final Framework FRAMEWORK = SampleDocuments.framework();
  private static final CompiledMapping MAPPING = CompiledMapping.of(FRAMEWORK, Map.of());

  private final StatementId attested = StatementId.random();
  private final List<Evidence> items = new ArrayList<>();

  @Test
  void anAttestationIsAnObservationByTheInstructor() {
    attest("2026-01-01T00:00:00Z");

    Evidence evidence = items.get(0);
    assertThat(evidence.score()).isEqualTo(0.875);
    assertThat(evidence.weight()).isEqualTo(2);
    assertThat(evidence.rater()).isEqualTo(BOSS);
    assertThat(evidence.artifact()).isEqualTo("https://example.org/loaf.jpg");
    assertThat(state()).isEqualTo("ACTIVE w2.0");
  }

  @Test
  void aPeersReviewWeighsLessAndNobodyReviewsThemselves() {
    items.addAll(
        map(
            attested,
            ANN,
            OURS + "was-peer-reviewed",
            OBJECT,
            "2026-01-01T00:00:00Z",
            judged("mailto:ben@example.org")));
    assertThat(items).singleElement().extracting(Evidence::weight).isEqualTo(1.0);

    assertThat(
            map(
                StatementId.random(),
                ANN,
                OURS + "was-peer-reviewed",
                OBJECT,
                "2026-01-01T00:00:00Z",
                judged(ANN)))
        .isEmpty();
  }

  @Test
  void evidenceEndsWhenTheCompetencyIsRevoked() {
    attest("2026-01-01T00:00:00Z");
    say(
        "mailto:academy@example.org",
        TLA + "revoked",
        "{\"objectType\": \"Agent\", \"mbox\": \"" + ANN + "\"}",
        "2026-02-01T00:00:00Z",
        grouping(""));

    assertThat(state()).isEqualTo("ENDED w2.0 until 2026-02-01T00:00:00Z");
  }

  @Test
  void whatComesAfterAnEndCounts() {
    say(ANN, TLA + "forfeited", OBJECT, "2026-01-15T00:00:00Z", "");
    attest("2026-02-01T00:00:00Z");
    assertThat(state()).isEqualTo("ACTIVE w2.0");

    say(ANN, TLA + "expired", OBJECT, "2026-02-01T00:00:00Z", "");
    assertThat(state()).as("ended at its own instant").isEqualTo("ENDED w0.0");
  }

  @Test
  void disputedEvidenceWaitsForTheResolution() {
    attest("2026-01-01T00:00:00Z");
    dispute(ANN, "2026-02-01T00:00:00Z");
    assertThat(state()).isEqualTo("DISPUTED w2.0 until 2026-02-01T00:00:00Z");

    resolve(ANN, "upheld", "2026-02-02T00:00:00Z");
    assertThat(state()).as("not settled by oneself").startsWith("DISPUTED");

    resolve(BOSS, "upheld", "2026-02-03T00:00:00Z");
    assertThat(state()).isEqualTo("ACTIVE w2.0");

    dispute(ANN, "2026-02-04T00:00:00Z");
    resolve(BOSS, "overturned", "2026-02-05T00:00:00Z");
    assertThat(state()).isEqualTo("OVERTURNED w0.0");

    dispute(ANN, "2026-02-06T00:00:00Z");
    assertThat(state()).isEqualTo("OVERTURNED w0.0");
  }

  @Test
  void onlyThePersonAndWhoRatedCanDispute() {
    attest("2026-01-01T00:00:00Z");
    say(
        "mailto:eve@example.org",
        OURS + "disputed",
        reference(),
        "2026-02-01T00:00:00Z",
        grouping(", \"extensions\": {\"" + EvidenceVerbs.PERSON + "\": \"" + ANN + "\"}"));
    assertThat(state()).isEqualTo("ACTIVE w2.0");

    say(
        BOSS,
        OURS + "disputed",
        reference(),
        "2026-02-01T00:00:00Z",
        grouping(", \"extensions\": {\"" + EvidenceVerbs.PERSON + "\": \"" + ANN + "\"}"));
    assertThat(state()).startsWith("DISPUTED");
  }

  @Test
  void theOrderOfArrivalDoesNotMatter() {
    attest("2026-01-01T00:00:00Z");
    dispute(ANN, "2026-02-01T00:00:00Z");
    resolve(BOSS, "upheld", "2026-02-02T00:00:00Z");
    dispute(ANN, "2026-02-03T00:00:00Z");
    say(ANN, TLA + "expired", OBJECT, "2026-03-01T00:00:00Z", "");
    String expected = state();
    assertThat(expected).isEqualTo("DISPUTED w2.0 until 2026-02-03T00:00:00Z");
    long seed = System.nanoTime();
    for (int i = 0; i < 50; i++) {
      Collections.shuffle(items, new Random(seed + i));
      assertThat(state()).as("seed %d", seed + i).isEqualTo(expected);
    }
  }

  private void attest(String at) {
    items.addAll(map(attested, ANN, OURS + "was-attested", OBJECT, at, judged(BOSS)));
  }

  private static String judged(String rater) {
    return """
    , "context": {"instructor": {"mbox": "%s"}},
      "result": {"score": {"scaled": 0.875},
                 "extensions": {"%s": "https://example.org/loaf.jpg"}}
    """
        .formatted(rater, EvidenceVerbs.ARTIFACT);
  }

  private void dispute(String by, String at) {
    say(by, OURS + "disputed", reference(), at, grouping(""));
  }

  private void resolve(String by, String outcome, String at) {
    say(
        by,
        OURS + outcome,
        reference(),
        at,
        grouping(", \"extensions\": {\"" + EvidenceVerbs.PERSON + "\": \"" + ANN + "\"}"));
  }

  private String reference() {
    return "{\"objectType\": \"StatementRef\", \"id\": \"" + attested + "\"}";
  }

  private static String grouping(String more) {
    return ", \"context\": {\"contextActivities\": {\"grouping\": [" + OBJECT + "]}" + more + "}";
  }

  private void say(String actor, String verb, String object, String at, String more) {
    List<Evidence> said = map(StatementId.random(), actor, verb, object, at, more);
    assertThat(said).hasSize(1);
    items.addAll(said);
  }

  private static List<Evidence> map(
      StatementId id, String actor, String verb, String object, String at, String more) {
    byte[] json =
        """
        {"id": "%s", "actor": {"mbox": "%s"}, "verb": {"id": "%s"}, "object": %s,
         "timestamp": "%s", "authority": {"mbox": "mailto:lms@example.org"}%s}
        """
            .formatted(id, actor, verb, object, at, more)
            .getBytes(StandardCharsets.UTF_8);
    Statement statement = StatementJson.read(json);
    Position position = Position.of(Instant.parse("2026-06-01T00:00:00Z").toEpochMilli(), 1);
    return MAPPING.evidenceOf(
        statement,
        new StoredStatement(Objects.requireNonNull(statement.id()), position, false, json));
  }

  /** How the attestation counts. */
  private String state() {
    SettledEvidence settled =
        SettledEvidence.of(items).stream()
            .filter(one -> one.evidence().statement().equals(attested))
            .findFirst()
            .orElseThrow();
    Evidence evidence = settled.evidence();
    boolean weighs = evidence.weight() > 0 && settled.state() != State.ACTIVE;
    return settled.state()
        + " w"
        + evidence.weight()
        + (weighs ? " until " + evidence.expiresAt() : "");
  }
}
