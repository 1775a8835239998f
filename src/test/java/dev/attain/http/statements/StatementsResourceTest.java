package dev.attain.http.statements;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attain.http.RunningServer;
import dev.attain.http.TestClient;
import dev.attain.http.TestClient.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatementsResourceTest {
  private static final String PATH = "/xapi/statements";

  private static RunningServer server;
  private static TestClient client;

  @BeforeAll
  static void start() {
    server = RunningServer.start();
    client = server.client();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aStatementThatIsPostedComesBackWithWhatTheServerAdds() {
    String id = Statements.id();
    Answer posted = client.post(PATH, Statements.with(id, ",\"result\":{\"score\":{\"raw\":1.0}}"));
    assertThat(posted.status()).isEqualTo(200);
    assertThat(posted.body()).isEqualTo("[\"" + id + "\"]");
    assertThat(posted.header("X-Attain-Stored")).isEqualTo("1");
    assertThat(posted.header("X-Attain-Already-Known")).isEqualTo("0");

    Answer got = client.get(PATH, "statementId", id);
    assertThat(got.status()).isEqualTo(200);
    assertThat(got.header("Content-Type")).isEqualTo("application/json");
    assertThat(got.header("Last-Modified")).endsWith("GMT");
    assertThat(got.body()).contains("\"raw\":1.0");
    JsonNode statement = got.json();
    assertThat(statement.get("stored").asText()).matches(".*\\.\\d{3}Z");
    assertThat(statement.get("timestamp").asText()).matches(".*\\.\\d{3}Z");
    assertThat(statement.get("version").asText()).isEqualTo("1.0.0");
    assertThat(statement.at("/authority/account/homePage").asText())
        .isEqualTo("https://attain.example.org");
  }

  @Test
  void aStatementWithoutAnIdGetsOne() {
    String withoutId = Statements.of("x").replace("\"id\":\"x\",", "");
    Answer posted = client.post(PATH, withoutId);
    assertThat(posted.status()).isEqualTo(200);
    String id = posted.json().get(0).asText();
    assertThat(client.get(PATH, "statementId", id).status()).isEqualTo(200);
  }

  @Test
  void aBatchIsAnsweredWithTheIdsInItsOrder() {
    String first = Statements.id();
    String second = Statements.id();
    Answer posted =
        client.post(PATH, "[" + Statements.of(first) + "," + Statements.of(second) + "]");
    assertThat(texts(posted.json())).containsExactly(first, second);
  }

  @Test
  void theSameStatementAgainIsKnownAndAnotherOneIsAConflict() {
    String id = Statements.id();
    String fresh = Statements.id();
    client.post(PATH, Statements.of(id));
    Answer again = client.post(PATH, Statements.of(id));
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.header("X-Attain-Stored")).isEqualTo("0");
    assertThat(again.header("X-Attain-Already-Known")).isEqualTo("1");

    String other = Statements.of(id, Statements.ANN, "https://example.org/other", "https://x.org/");
    Answer conflict = client.post(PATH, "[" + Statements.of(fresh) + "," + other + "]");
    assertThat(conflict.status()).isEqualTo(409);
    assertThat(conflict.json().at("/problems/0/id").asText()).isEqualTo(id);
    assertThat(client.get(PATH, "statementId", fresh).status()).isEqualTo(404);
  }

  @Test
  void twoStatementsOfOneIdInABatchAreRefused() {
    String one = Statements.of(Statements.id());
    Answer answer = client.post(PATH, "[" + one + "," + one + "]");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/problems/0/path").asText()).isEqualTo("$[1].id");
  }

  @Test
  void oneBadStatementKeepsTheWholeBatchOut() {
    String good = Statements.id();
    String bad = Statements.of(Statements.id()).replace("\"actor\"", "\"Actor\"");
    Answer answer = client.post(PATH, "[" + Statements.of(good) + "," + bad + "]");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.json().at("/problems/0/path").asText()).startsWith("$[1]");
    assertThat(answer.json().at("/problems/0/rule").asText()).isNotEmpty();
    assertThat(client.get(PATH, "statementId", good).status()).isEqualTo(404);
  }

  @Test
  void putStoresUnderTheIdOfTheParameter() {
    String id = Statements.id();
    String withoutId = Statements.of("x").replace("\"id\":\"x\",", "");
    Answer put = client.put(PATH + "?statementId=" + id, withoutId);
    assertThat(put.status()).isEqualTo(204);
    assertThat(put.body()).isEmpty();
    assertThat(put.header("X-Attain-Stored")).isEqualTo("1");
    assertThat(client.get(PATH, "statementId", id).json().get("id").asText()).isEqualTo(id);
    assertThat(client.put(PATH + "?statementId=" + id, withoutId).status()).isEqualTo(204);
  }

  @Test
  void putRefusesAMissingOrOtherIdAndArrays() {
    String id = Statements.id();
    assertThat(client.put(PATH, Statements.of(id)).status()).isEqualTo(400);
    assertThat(client.put(PATH + "?statementId=" + Statements.id(), Statements.of(id)).status())
        .isEqualTo(400);
    assertThat(client.put(PATH + "?statementId=" + id, "[" + Statements.of(id) + "]").status())
        .isEqualTo(400);
    assertThat(client.put(PATH + "?statementId=1", Statements.of(id)).status()).isEqualTo(400);
  }

  @Test
  void aVoidedStatementIsFoundAsVoidedOnly() {
    String id = Statements.id();
    String voiding = Statements.id();
    client.post(PATH, Statements.of(id));
    assertThat(client.get(PATH, "voidedStatementId", id).status()).isEqualTo(404);
    assertThat(client.post(PATH, Statements.voiding(voiding, id)).status()).isEqualTo(200);
    assertThat(client.get(PATH, "statementId", id).status()).isEqualTo(404);
    assertThat(client.get(PATH, "voidedStatementId", id).json().get("id").asText()).isEqualTo(id);

    Answer again = client.post(PATH, Statements.voiding(Statements.id(), voiding));
    assertThat(again.status()).isEqualTo(400);
    assertThat(again.json().at("/problems/0/path").asText()).isEqualTo("$.object.id");
  }

  @Test
  void aQueryThatWouldMatchAVoidedStatementFindsItsVoidingStatement() {
    String verb = "https://example.org/verbs/" + Statements.id();
    String id = Statements.id();
    String voiding = Statements.id();
    client.post(PATH, Statements.of(id, Statements.ANN, verb, Statements.COURSE));
    client.post(PATH, Statements.voiding(voiding, id));
    assertThat(ids(client.get(PATH, "verb", verb))).containsExactly(voiding);
  }

  @Test
  void filtersFindWhatTheyName() {
    String unique = Statements.id();
    String verb = "https://example.org/verbs/" + unique;
    String activity = "https://example.org/activities/" + unique;
    String parent = activity + "/parent";
    String agent =
        "{\"account\":{\"homePage\":\"https://hr.example.org\",\"name\":\"" + unique + "\"}}";
    String instructor = "{\"mbox\":\"mailto:" + unique + "@example.org\"}";
    String registration = Statements.id();
    String id = Statements.id();
    String statement = Statements.of(id, agent, verb, activity);
    client.post(
        PATH,
        statement.substring(0, statement.length() - 1)
            + ",\"context\":{\"registration\":\""
            + registration
            + "\",\"instructor\":"
            + instructor
            + ",\"contextActivities\":{\"parent\":{\"id\":\""
            + parent
            + "\"}}}}");

    assertThat(ids(client.get(PATH, "verb", verb))).containsExactly(id);
    assertThat(ids(client.get(PATH, "activity", activity))).containsExactly(id);
    assertThat(ids(client.get(PATH, "agent", agent))).containsExactly(id);
    assertThat(ids(client.get(PATH, "registration", registration))).containsExactly(id);
    assertThat(ids(client.get(PATH, "agent", agent, "verb", verb, "activity", activity)))
        .containsExactly(id);
    assertThat(ids(client.get(PATH, "verb", verb, "activity", parent))).isEmpty();
    assertThat(ids(client.get(PATH, "activity", parent, "related_activities", "true")))
        .containsExactly(id);
    assertThat(ids(client.get(PATH, "agent", instructor))).isEmpty();
    assertThat(ids(client.get(PATH, "agent", instructor, "related_agents", "true")))
        .containsExactly(id);
    assertThat(
            client
                .get(PATH, "activity", parent, "related_activities", "true")
                .json()
                .at("/statements/0/context/contextActivities/parent/0/id")
                .asText())
        .isEqualTo(parent);
  }

  @Test
  void membersOfAGroupAreFoundAsAgents() {
    String member = "{\"mbox\":\"mailto:" + Statements.id() + "@example.org\"}";
    String group = "{\"objectType\":\"Group\",\"member\":[" + member + "]}";
    String id = Statements.id();
    client.post(PATH, Statements.of(id, group, Statements.VERB, Statements.COURSE));
    assertThat(ids(client.get(PATH, "agent", member))).containsExactly(id);
    assertThat(client.get(PATH, "agent", group).status()).isEqualTo(400);
  }

  @Test
  void sinceIsExclusiveAndUntilIsInclusive() {
    String verb = "https://example.org/verbs/" + Statements.id();
    List<String> sent = post(3, verb);
    List<String> stored = new ArrayList<>();
    client
        .get(PATH, "verb", verb, "ascending", "true")
        .json()
        .get("statements")
        .forEach(statement -> stored.add(statement.get("stored").asText()));
    assertThat(stored).doesNotHaveDuplicates().isSorted();
    assertThat(ids(client.get(PATH, "verb", verb, "since", stored.get(1))))
        .containsExactly(sent.get(2));
    assertThat(ids(client.get(PATH, "verb", verb, "until", stored.get(1), "ascending", "true")))
        .containsExactly(sent.get(0), sent.get(1));
    assertThat(ids(client.get(PATH, "verb", verb, "until", "9999-12-31T23:59:59+00:00")))
        .hasSize(3);
    assertThat(ids(client.get(PATH, "verb", verb, "since", "0001-01-01T00:00:00Z"))).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void moreLinksGoThroughAllStatementsWhileOthersAreStored(boolean ascending) {
    String verb = "https://example.org/verbs/" + Statements.id();
    List<String> sent = post(7, verb);
    List<String> seen = new ArrayList<>();
    Answer page =
        client.get(PATH, "verb", verb, "limit", "2", "ascending", String.valueOf(ascending));
    seen.addAll(ids(page));
    int pages = 1;
    String more = page.json().get("more").asText();
    while (!more.isEmpty()) {
      assertThat(more).startsWith(PATH + "?");
      if (pages == 1) {
        post(1, "https://example.org/verbs/" + Statements.id());
      }
      page = client.get(more);
      assertThat(page.status()).isEqualTo(200);
      seen.addAll(ids(page));
      more = page.json().get("more").asText();
      pages++;
    }
    List<String> expected = new ArrayList<>(sent);
    if (!ascending) {
      Collections.reverse(expected);
    }
    assertThat(seen).isEqualTo(expected);
    assertThat(pages).isEqualTo(4);
  }

  @Test
  void formatsAndLanguagesAreKeptByMoreLinks() {
    String verb = "https://example.org/verbs/" + Statements.id();
    for (int i = 0; i < 2; i++) {
      client.post(
          PATH,
          Statements.of(Statements.id(), Statements.ANN, verb, Statements.COURSE)
              .replace("\"verb\":{", "\"verb\":{\"display\":{\"en\":\"did\",\"de\":\"tat\"},"));
    }
    Answer ids = client.get(PATH, "verb", verb, "limit", "1", "format", "ids");
    assertThat(ids.body()).doesNotContain("display");
    assertThat(client.get(ids.json().get("more").asText()).body()).doesNotContain("display");
    Answer german =
        client
            .with("Accept-Language", "de-DE, de;q=0.9, en;q=0.5")
            .get(PATH, "verb", verb, "format", "canonical");
    assertThat(german.body()).contains("tat").doesNotContain("did");
    assertThat(client.get(PATH, "verb", verb).body()).contains("tat", "did");
  }

  @ParameterizedTest
  @CsvSource({
    "Agent, {}",
    "statementid, x",
    "unknown, 1",
    "statementId, 1",
    "voidedStatementId, 1",
    "registration, 1",
    "agent, {}",
    "agent, nonsense",
    "verb, not-an-iri",
    "activity, not-an-iri",
    "limit, -1",
    "limit, ten",
    "since, yesterday",
    "until, 2026-13-01",
    "ascending, True",
    "related_agents, 1",
    "format, pretty",
    "attachments, yes",
    "more, nonsense",
    "more, exact.AAAA",
    "method, PUT"
  })
  void aParameterThatIsWrongIsRefusedByName(String name, String value) {
    Answer answer = client.get(PATH, name, value);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.has("X-Experience-API-Consistent-Through")).isTrue();
    assertThat(answer.json().get("detail").asText()).isNotEmpty();
  }

  @Test
  void parametersThatAreRepeatedOrDoNotGoTogetherAreRefused() {
    assertThat(client.get(PATH + "?limit=1&limit=2").status()).isEqualTo(400);
    assertThat(client.get(PATH, "statementId", Statements.id(), "limit", "1").status())
        .isEqualTo(400);
    assertThat(
            client
                .get(PATH, "statementId", Statements.id(), "voidedStatementId", Statements.id())
                .status())
        .isEqualTo(400);
    assertThat(client.post(PATH + "?statementId=" + Statements.id(), "[]").status()).isEqualTo(400);
    assertThat(client.get(PATH, "related_activities", "true").status()).isEqualTo(200);
  }

  @Test
  void limitZeroAndHugeLimitsMeanTheServersMaximum() {
    String verb = "https://example.org/verbs/" + Statements.id();
    post(3, verb);
    assertThat(ids(client.get(PATH, "verb", verb, "limit", "0"))).hasSize(3);
    assertThat(ids(client.get(PATH, "verb", verb, "limit", "99999999999999999999"))).hasSize(3);
  }

  @Test
  void everyAnswerTellsConsistencyAndOneDate() {
    Instant before = Instant.now();
    for (Answer answer :
        List.of(client.get(PATH, "limit", "1"), client.get(PATH, "statementId", Statements.id()))) {
      assertThat(Instant.parse(answer.header("X-Experience-API-Consistent-Through")))
          .isAfter(before.minusSeconds(3_600));
      assertThat(answer.header("Date")).endsWith("GMT");
      assertThat(answer.header("X-Experience-API-Version")).isEqualTo("1.0.3");
    }
  }

  @ParameterizedTest
  @CsvSource({"1.0, 1.0.3", "1.0.0, 1.0.3", "1.0.9, 1.0.3", "2.0.0, 2.0.0", "2.0, 2.0.0"})
  void versionsThatAreServedAreNegotiated(String asked, String told) {
    Answer answer = client.version(asked).get(PATH, "limit", "1");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("X-Experience-API-Version")).isEqualTo(told);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.95", "1.1.0", "3.0.0", "latest"})
  void otherVersionsAreRefusedAndTheAnswerNamesThoseServed(String asked) {
    Answer answer = client.version(asked).get(PATH);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("detail").asText()).contains("1.0.3", "2.0.0");
    assertThat(answer.has("X-Experience-API-Version")).isTrue();
  }

  @Test
  void aRequestWithoutAVersionIsRefusedWithOne() {
    Answer answer = server.stranger().post(PATH, Statements.of(Statements.id()));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.header("X-Experience-API-Version")).isEqualTo("2.0.0");
  }

  @Test
  void propertiesOfTwoAreRefusedUnderOne() {
    String statement =
        Statements.with(
            Statements.id(),
            ",\"context\":{\"contextAgents\":[{\"objectType\":\"contextAgent\",\"agent\":"
                + Statements.ANN
                + "}]}");
    assertThat(client.post(PATH, statement).status()).isEqualTo(400);
    assertThat(client.version("2.0.0").post(PATH, statement).status()).isEqualTo(200);
  }

  @Test
  void headAnswersAsGetWithoutABody() {
    String id = Statements.id();
    client.post(PATH, Statements.of(id));
    Answer get = client.get(PATH, "statementId", id);
    Answer head = client.send("HEAD", PATH + "?statementId=" + id, BodyPublishers.noBody());
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.header("Content-Length")).isEqualTo(get.header("Content-Length"));
    assertThat(client.send("HEAD", "/xapi/about", BodyPublishers.noBody()).status()).isEqualTo(200);
  }

  @Test
  void withoutPartsAttachmentsNeedAFileUrl() {
    String attachment =
        ",\"attachments\":[{\"usageType\":\"https://example.org/usage\",\"display\":{\"en\":\"x\"},"
            + "\"contentType\":\"text/plain\",\"length\":1,\"sha2\":\""
            + "ab".repeat(32)
            + "\"%s}]";
    String without = Statements.with(Statements.id(), String.format(attachment, ""));
    String with =
        Statements.with(
            Statements.id(),
            String.format(attachment, ",\"fileUrl\":\"https://example.org/file\""));
    Answer refused = client.post(PATH, without);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().at("/problems/0/path").asText()).isEqualTo("$.attachments[0]");
    assertThat(client.post(PATH, with).status()).isEqualTo(200);
  }

  @Test
  void otherContentTypesAreRefused() {
    assertThat(
            client
                .with("Content-Type", "text/plain")
                .send("POST", PATH, BodyPublishers.ofString(Statements.of(Statements.id())))
                .status())
        .isEqualTo(400);
    assertThat(
            client
                .with("Content-Type", "application/json; charset=UTF-8")
                .send("POST", PATH, BodyPublishers.ofString(Statements.of(Statements.id())))
                .status())
        .isEqualTo(200);
  }

  @Test
  void aDoubledSlashIsForgiven() {
    Answer answer = client.get("/xapi//statements", "limit", "1");
    assertThat(answer.status()).isEqualTo(200);
  }

  @Test
  void aboutIsForAnyone() {
    Answer about = server.stranger().get("/xapi/about");
    assertThat(about.status()).isEqualTo(200);
    assertThat(texts(about.json().get("version")))
        .containsExactly("1.0.0", "1.0.1", "1.0.2", "1.0.3", "2.0.0");
    assertThat(about.has("X-Experience-API-Version")).isTrue();
  }

  @Test
  void anEmptyBatchStoresNothing() {
    Answer answer = client.post(PATH, "[]");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("[]");
  }

  @Test
  void aLargeBatchIsStoredAndReadInPages() {
    String verb = "https://example.org/verbs/" + Statements.id();
    List<String> ids = new ArrayList<>();
    StringBuilder batch = new StringBuilder("[");
    for (int i = 0; i < 1_500; i++) {
      ids.add(Statements.id());
      batch
          .append(i == 0 ? "" : ",")
          .append(Statements.of(ids.get(i), Statements.ANN, verb, Statements.COURSE));
    }
    assertThat(texts(client.post(PATH, batch.append(']').toString()).json())).isEqualTo(ids);
    Answer first = client.get(PATH, "verb", verb, "ascending", "true");
    assertThat(ids(first)).isEqualTo(ids.subList(0, 1_000));
    assertThat(ids(client.get(first.json().get("more").asText())))
        .isEqualTo(ids.subList(1_000, 1_500));
  }

  /** Each in its own millisecond, so that stored instants tell them apart. */
  private static List<String> post(int count, String verb) {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String id = Statements.id();
      ids.add(id);
      client.post(PATH, Statements.of(id, Statements.ANN, verb, Statements.COURSE));
      Instant sent = Instant.now();
      while (!Instant.now().isAfter(sent.plusMillis(2))) {
        Thread.onSpinWait();
      }
    }
    return ids;
  }

  private static List<String> ids(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return StreamSupport.stream(answer.json().get("statements").spliterator(), false)
        .map(statement -> statement.get("id").asText())
        .toList();
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }
}
