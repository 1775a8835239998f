package dev.attain.http.statements;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.http.HttpSettings;
import dev.attain.http.RunningServer;
import dev.attain.http.TestClient;
import dev.attain.http.TestClient.Answer;
import dev.attain.http.multipart.MultipartLimits;
import dev.attain.xapi.signature.Signer;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AttachmentsTest {
  private static final String PATH = "/xapi/statements";
  private static final int LIMIT = 300_000;
  private static final String SIGNATURE = "http://adlnet.gov/expapi/attachments/signature";

  private static RunningServer server;

  @BeforeAll
  static void start() {
    server = RunningServer.start(AttachmentsTest::limited);
  }

  private static HttpSettings limited(HttpSettings usual) {
    return new HttpSettings(
        usual.host(),
        usual.port(),
        usual.eventLoops(),
        usual.maxStatementsBody(),
        usual.maxApiBody(),
        usual.maxBodiesInFlight(),
        usual.inlineBody(),
        usual.maxAnswersInFlight(),
        usual.connections(),
        usual.compression(),
        new MultipartLimits(5, 1_000, LIMIT));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aBinaryAttachmentComesBackOctetForOctet() {
    byte[] content = new byte[LIMIT];
    new Random(7).nextBytes(content);
    String id = Statements.id();
    String json = withAttachments(id, MultipartBody.attachment(content));

    Answer stored = post(new MultipartBody(json).content(content).bytes());

    assertThat(stored.status()).as(stored.body()).isEqualTo(200);
    HttpResponse<byte[]> found = get("?attachments=true&statementId=" + id);
    String type = found.headers().firstValue("content-type").orElseThrow();
    assertThat(type).startsWith("multipart/mixed; boundary=");
    String boundary = type.substring(type.indexOf('=') + 1);
    String body = new String(found.body(), ISO_8859_1);
    assertThat(body)
        .startsWith("--" + boundary + "\r\nContent-Type: application/json\r\n\r\n{")
        .contains(
            "\r\n--"
                + boundary
                + "\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: binary\r\n"
                + "X-Experience-API-Hash: "
                + MultipartBody.sha256(content)
                + "\r\n\r\n"
                + new String(content, ISO_8859_1)
                + "\r\n--"
                + boundary
                + "--");
    HttpResponse<byte[]> head =
        client()
            .octets("HEAD", PATH + "?attachments=true&statementId=" + id, BodyPublishers.noBody());
    assertThat(head.headers().firstValueAsLong("content-length")).hasValue(found.body().length);
    assertThat(head.body()).isEmpty();
  }

  @Test
  void aContentThatTwoStatementsShareIsSentOnce() {
    byte[] content = Statements.id().getBytes(UTF_8);
    String verb = "http://x.org/" + Statements.id();
    String attachments = ",\"attachments\":[" + MultipartBody.attachment(content) + "]}";
    String one = Statements.of(Statements.id(), Statements.ANN, verb, Statements.COURSE);
    String two = Statements.of(Statements.id(), Statements.ANN, verb, Statements.COURSE);
    String json =
        "[" + one.replaceFirst("}$", attachments) + "," + two.replaceFirst("}$", attachments) + "]";

    assertThat(post(new MultipartBody(json).content(content).bytes()).status()).isEqualTo(200);

    String body = new String(get("?attachments=true&verb=" + verb).body(), UTF_8);
    assertThat(body)
        .containsOnlyOnce("X-Experience-API-Hash")
        .containsOnlyOnce(new String(content, UTF_8));
  }

  @Test
  void moreLinksKeepAskingForAttachments() throws Exception {
    String verb = "http://x.org/" + Statements.id();
    for (int i = 0; i < 2; i++) {
      byte[] content = ("content " + i).getBytes(UTF_8);
      String plain = Statements.of(Statements.id(), Statements.ANN, verb, Statements.COURSE);
      String json =
          plain.replaceFirst("}$", ",\"attachments\":[" + MultipartBody.attachment(content) + "]}");
      post(new MultipartBody(json).content(content).bytes());
    }

    String first = new String(get("?attachments=true&limit=1&verb=" + verb).body(), UTF_8);
    assertThat(first).contains("content 1").doesNotContain("content 0");
    String more = first.replaceFirst("(?s).*\"more\":\"([^\"]+)\".*", "$1");
    String rest = new String(client().octets("GET", more, BodyPublishers.noBody()).body(), UTF_8);

    assertThat(rest).contains("content 0").doesNotContain("content 1");
  }

  @Test
  void withoutAnyAttachmentTheAnswerIsMultipartAllTheSame() {
    String id = Statements.id();
    assertThat(client().post(PATH, Statements.of(id)).status()).isEqualTo(200);

    HttpResponse<byte[]> found = get("?attachments=true&statementId=" + id);

    assertThat(found.headers().firstValue("content-type").orElseThrow())
        .startsWith("multipart/mixed; boundary=");
    assertThat(new String(found.body(), UTF_8)).contains(id);
  }

  @Test
  void aStatementCanBePutWithTheAttachmentOfItsSubStatement() {
    byte[] content = Statements.id().getBytes(UTF_8);
    String id = Statements.id();
    String sub =
        Statements.of(Statements.id())
            .replaceFirst("\\{\"id\":\"[^\"]+\",", "{\"objectType\":\"SubStatement\",")
            .replaceFirst("}$", ",\"attachments\":[" + MultipartBody.attachment(content) + "]}");
    String json =
        "{\"actor\":"
            + Statements.ANN
            + ",\"verb\":{\"id\":\"http://x.org/planned\"},\"object\":"
            + sub
            + "}";

    Answer stored =
        client()
            .with("Content-Type", MultipartBody.TYPE)
            .send(
                "PUT",
                PATH + "?statementId=" + id,
                BodyPublishers.ofByteArray(new MultipartBody(json).content(content).bytes()));

    assertThat(stored.status()).as(stored.body()).isEqualTo(204);
    assertThat(new String(get("?attachments=true&statementId=" + id).body(), UTF_8))
        .contains("\r\n\r\n" + new String(content, UTF_8) + "\r\n");
  }

  @Test
  void requestsThatDontHoldTogetherAreRefusedAndSayWhy() {
    byte[] content = "a content".getBytes(UTF_8);
    String hash = MultipartBody.sha256(content);
    String json = withAttachments(Statements.id(), MultipartBody.attachment(content));
    MultipartBody whole = new MultipartBody(json).content(content);

    assertRefused(
        400, "X-Experience-API-Hash is missing", new MultipartBody(json).part("", content));
    assertRefused(400, "not a SHA-2", new MultipartBody(json).content("12", content));
    assertRefused(400, "no statement of the first part", whole.content(new byte[] {1}));
    assertRefused(400, "$.attachments[0]", new MultipartBody(json));
    assertRefused(400, "changed on the way", new MultipartBody(json).content(hash, new byte[] {1}));
    assertRefused(
        400,
        "has to be binary",
        new MultipartBody(json)
            .part(
                "Content-Transfer-Encoding: base64\r\nX-Experience-API-Hash: " + hash + "\r\n",
                content));
    assertRefused(
        413, LIMIT + " octets", new MultipartBody(json).content(hash, new byte[LIMIT + 1]));
    MultipartBody many = new MultipartBody(json);
    for (int i = 0; i < 5; i++) {
      many.content(content);
    }
    assertRefused(400, "more than 5 parts", many);
    assertThat(client().post(PATH, json).status()).isEqualTo(400);
    assertThat(
            client()
                .with("Content-Type", "multipart/mixed")
                .send("POST", PATH, BodyPublishers.ofByteArray(whole.bytes()))
                .body())
        .contains("boundary");
  }

  @Test
  void knowingTheHashOfAContentIsNotEnough() {
    byte[] content = Statements.id().getBytes(UTF_8);
    String attachment = MultipartBody.attachment(content);
    String first = withAttachments(Statements.id(), attachment);
    assertThat(post(new MultipartBody(first).content(content).bytes()).status()).isEqualTo(200);

    Answer second = post(new MultipartBody(withAttachments(Statements.id(), attachment)).bytes());

    assertThat(second.status()).isEqualTo(400);
  }

  @Test
  void whatAStatementOnlyNamesByHashAndUrlIsNotGivenWithIt() {
    byte[] content = Statements.id().getBytes(UTF_8);
    String attachment = MultipartBody.attachment(content);
    String withUrl = attachment.replaceFirst("}$", ",\"fileUrl\":\"https://x.org/f\"}");
    String bringsIt = Statements.id();
    String namesIt = Statements.id();
    String pointsAtIt = Statements.id();
    String pointing =
        "{\"id\":\""
            + pointsAtIt
            + "\",\"actor\":"
            + Statements.ANN
            + ",\"verb\":{\"id\":\""
            + Statements.VERB
            + "\"},\"object\":{\"objectType\":\"StatementRef\",\"id\":\""
            + bringsIt
            + "\"},\"attachments\":["
            + withUrl
            + "]}";

    Answer brought =
        post(new MultipartBody(withAttachments(bringsIt, withUrl)).content(content).bytes());

    assertThat(brought.status()).as(brought.body()).isEqualTo(200);
    assertThat(client().post(PATH, withAttachments(namesIt, withUrl)).status()).isEqualTo(200);
    assertThat(client().post(PATH, pointing).status()).isEqualTo(200);
    assertThat(contentsOf(bringsIt)).contains(new String(content, UTF_8));
    assertThat(contentsOf(namesIt)).doesNotContain(new String(content, UTF_8));
    assertThat(contentsOf(pointsAtIt)).doesNotContain(new String(content, UTF_8));
  }

  private static String contentsOf(String id) {
    return new String(get("?attachments=true&statementId=" + id).body(), UTF_8);
  }

  @Test
  void aSignedStatementTellsWhatWasVerified() {
    String id = Statements.id();
    byte[] jws = Signer.sign("RS256", Statements.of(id), "signer.pem", "root.pem");

    Answer stored = postSigned(id, jws);

    assertThat(stored.status()).as(stored.body()).isEqualTo(200);
    Answer shown = client().get("/api/v1/statements/" + id + "/signatures");
    assertThat(shown.status()).as(shown.body()).isEqualTo(200);
    assertThat(shown.json().at("/signatures/0/verified").asBoolean()).isTrue();
    assertThat(shown.json().at("/signatures/0/algorithm").asText()).isEqualTo("RS256");
    assertThat(shown.json().at("/signatures/0/trust/level").asText()).isEqualTo("untrusted");
    assertThat(shown.json().at("/signatures/0/certificates/0/subject").asText())
        .contains("CN=Signer");
  }

  @Test
  void anUnsoundSignatureIsRefusedWithItsRuleAndPlace() {
    String id = Statements.id();

    Answer another = postSigned(id, Signer.sign("RS256", Statements.of(Statements.id())));
    Answer forged = postSigned(id, Signer.sign("RS256", Statements.of(id), "stranger.pem"));

    assertThat(another.status()).isEqualTo(400);
    assertThat(another.json().at("/problems/0/rule").asText()).isEqualTo("XAPI-00116");
    assertThat(another.json().at("/problems/0/path").asText()).isEqualTo("$.attachments[0]");
    assertThat(forged.json().at("/problems/0/rule").asText()).isEqualTo("XAPI-00115");
    assertThat(client().get(PATH, "statementId", id).status()).isEqualTo(404);
  }

  @Test
  void aStatementThatIsNotSignedHasNoSignaturesAndAnUnknownOneIsNotFound() {
    String id = Statements.id();
    client().post(PATH, Statements.of(id));

    assertThat(client().get("/api/v1/statements/" + id + "/signatures").json().at("/signatures"))
        .isEmpty();
    assertThat(client().get("/api/v1/statements/" + Statements.id() + "/signatures").status())
        .isEqualTo(404);
  }

  @Test
  void spoiltRequestsAreAnsweredAndNeverByAnError() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    byte[] content = "a content".getBytes(UTF_8);
    for (int round = 0; round < 300; round++) {
      String json = withAttachments(Statements.id(), MultipartBody.attachment(content));
      byte[] body = new MultipartBody(json).content(content).content(content).bytes();
      for (int i = random.nextInt(4); i >= 0; i--) {
        body[random.nextInt(body.length)] = (byte) random.nextInt(256);
      }
      int length = random.nextBoolean() ? body.length : random.nextInt(body.length);

      Answer answer =
          client()
              .with("Content-Type", MultipartBody.TYPE)
              .send("POST", PATH, BodyPublishers.ofByteArray(body, 0, length));

      assertThat(answer.status())
          .as("seed %d, round %d: %s", seed, round, answer.body())
          .isIn(200, 400, 409);
    }
  }

  private static void assertRefused(int status, String words, MultipartBody body) {
    Answer answer = post(body.bytes());
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.body()).contains(words);
  }

  private static Answer postSigned(String id, byte[] jws) {
    String hash = MultipartBody.sha256(jws);
    String json =
        withAttachments(id, MultipartBody.attachment(SIGNATURE, "application/octet-stream", hash));
    return post(new MultipartBody(json).content(hash, jws).bytes());
  }

  private static String withAttachments(String id, String attachments) {
    return Statements.with(id, ",\"attachments\":[" + attachments + "]");
  }

  private static Answer post(byte[] body) {
    return client()
        .with("Content-Type", MultipartBody.TYPE)
        .send("POST", PATH, BodyPublishers.ofByteArray(body));
  }

  private static HttpResponse<byte[]> get(String query) {
    return client().octets("GET", PATH + query, BodyPublishers.noBody());
  }

  private static TestClient client() {
    return server.client();
  }
}
