package dev.attain.competency.evidence;

import static dev.attain.xapi.StatementBuilder.ANN;
import static dev.attain.xapi.StatementBuilder.agent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.audit.Author;
import dev.attain.competency.projection.SupportFramework;
import dev.attain.people.Identities;
import dev.attain.people.Merge;
import dev.attain.people.PersonId;
import dev.attain.statements.Position;
import dev.attain.statements.StoredStatement;
import dev.attain.xapi.Group;
import dev.attain.xapi.Statement;
import dev.attain.xapi.StatementBuilder;
import dev.attain.xapi.StatementId;
import dev.attain.xapi.json.StatementJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Evidence of people with several identifiers. */
class MergedEvidenceTest {
  private static final String ANN_OLD = "mailto:ann.smith@example.org";
  private static final String BEN = "mailto:ben@example.org";
  private static final String SCORED = "http://adlnet.gov/expapi/verbs/scored";
  private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");
  private static final Position POSITION = Position.of(AT.toEpochMilli(), 1);
  private static final EvidenceMapping MAPPING = SupportFramework.mapping("1");
  private static final Identities MERGED =
      Identities.of(
          1,
          List.of(
              new Merge(
                  1,
                  new PersonId(ANN),
                  new PersonId(ANN_OLD),
                  new Author("k1", "HR"),
                  AT,
                  "same badge",
                  null)));

  private static List<Evidence> evidence(Statement statement, Identities who) {
    return MAPPING.evidenceOf(
        statement,
        new StoredStatement(
            Objects.requireNonNull(statement.id()), POSITION, false, new byte[] {'{', '}'}),
        who);
  }

  private static StatementBuilder observation() {
    return new StatementBuilder().verb(SCORED).scaled("0.75").instructor(agent(BEN));
  }

  @Test
  void evidenceIsOfThePersonWhicheverIdentifierWasSent() {
    Statement old = observation().actor(agent(ANN_OLD)).build();
    assertThat(evidence(old, Identities.NONE))
        .extracting(item -> item.person().value())
        .containsExactly(ANN_OLD);
    assertThat(evidence(old, MERGED))
        .extracting(item -> item.person().value())
        .containsExactly(ANN);
  }

  @Test
  void membersOfAGroupWhoAreOnePersonGiveOneItem() {
    Statement together =
        observation()
            .actor(
                new Group(
                    null, null, List.of(agent(ANN_OLD), agent(ANN), agent("mailto:c@example.org"))))
            .build();
    assertThat(evidence(together, Identities.NONE)).hasSize(3);
    assertThat(evidence(together, MERGED))
        .extracting(item -> item.person().value())
        .containsExactly(ANN, "mailto:c@example.org");
  }

  @Test
  void aPersonsWordOnThemselvesIsToldByThePerson() {
    Statement selfRated = observation().actor(agent(ANN)).instructor(agent(ANN_OLD)).build();
    assertThat(evidence(selfRated, Identities.NONE)).hasSize(1);
    assertThat(evidence(selfRated, MERGED)).isEmpty();
    Statement selfSent =
        new StatementBuilder()
            .verb(SCORED)
            .scaled("0.75")
            .actor(agent(ANN_OLD))
            .authority(agent(ANN))
            .build();
    assertThat(evidence(selfSent, Identities.NONE)).hasSize(1);
    assertThat(evidence(selfSent, MERGED)).isEmpty();
  }

  @Test
  void otherPeoplesIdentifiersStayAsTheyWereSent() {
    Statement rated = observation().actor(agent(BEN)).instructor(agent(ANN_OLD)).build();
    assertThat(evidence(rated, MERGED)).extracting(Evidence::rater).containsExactly(ANN_OLD);
  }

  @Test
  void aDisputeUnderAnotherIdentifierIsThePersonsOwn() {
    StatementId target = StatementId.random();
    String template =
        """
        {"id":"%s","actor":{"mbox":"%s"},"verb":{"id":"%s"},"timestamp":"%s",
         "object":{"objectType":"StatementRef","id":"%s"},
         "context":{"contextActivities":{"grouping":[{"id":"%s"}]},"extensions":{"%s":"%s"}},
         "authority":{"mbox":"mailto:lms@example.org"},"version":"1.0.3"}""";
    Statement dispute =
        StatementJson.read(
            template
                .formatted(
                    StatementId.random(),
                    ANN_OLD,
                    EvidenceVerbs.DISPUTED.value(),
                    AT,
                    target,
                    SupportFramework.TALKING.value(),
                    EvidenceVerbs.PERSON.value(),
                    ANN)
                .getBytes(StandardCharsets.UTF_8));
    assertThat(by(dispute, Identities.NONE)).isEqualTo(ANN_OLD);
    assertThat(by(dispute, MERGED)).isEqualTo(ANN);
  }

  private static String by(Statement dispute, Identities who) {
    Evidence item = evidence(dispute, who).get(0);
    assertThat(item.person().value()).isEqualTo(ANN);
    return Objects.requireNonNull(item.change()).by();
  }
}
