package dev.attain.conformance.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attain.conformance.lrs.Answer;
import dev.attain.conformance.lrs.Covers;
import dev.attain.conformance.lrs.Fragments;
import dev.attain.conformance.lrs.Lrs;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Statements with attachments, and their contents. */
public final class Attachments {
  private static final String BINARY = "Content-Transfer-Encoding: binary\r\n";
  private static final String HASH = "X-Experience-API-Hash: ";

  @Covers({"BEYOND-binary", "XAPI-00167", "XAPI-00138"})
  public void contentsComeBackByteForByte(Lrs lrs) {
    byte[] content = new byte[70_000];
    new Random(17).nextBytes(content);
    byte[] tricky =
        ("\r\n------conformance\r\n\r\n--" + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);
    ObjectNode statement = with(content, tricky);
    new Multipart()
        .statements(statement.toString())
        .attachment(content)
        .attachment(tricky)
        .post(lrs)
        .expect(200);
    Answer answer =
        lrs.get("/statements", "statementId", Some.id(statement), "attachments", "true")
            .expect(200);
    List<Multipart.Part> parts = Multipart.read(answer);
    assertThat(parts).hasSize(3);
    assertThat(parts.get(0).header("Content-Type")).startsWith("application/json");
    assertThat(parts.subList(1, 3).stream().map(Multipart.Part::content))
        .containsExactlyInAnyOrder(content, tricky);
    for (Multipart.Part part : parts.subList(1, 3)) {
      assertThat(part.header("X-Experience-API-Hash"))
          .isEqualTo(Digests.hex("SHA-256", part.content()));
      assertThat(part.header("Content-Transfer-Encoding")).isEqualTo("binary");
    }
  }

  @Covers("XAPI-00167")
  public void questionsGiveContentsToo(Lrs lrs) {
    String verb = Some.iri("verbs");
    byte[] content = fresh();
    ObjectNode statement = with(content);
    statement.withObject("/verb").put("id", verb);
    new Multipart().statements(statement.toString()).attachment(content).post(lrs).expect(200);
    Some.stored(lrs, Some.statement(verb));
    Answer first =
        lrs.get("/statements", "verb", verb, "attachments", "true", "limit", "1").expect(200);
    List<Multipart.Part> parts = Multipart.read(first);
    assertThat(parts).hasSize(1);
    String more =
        Fragments.json(new String(parts.get(0).content(), StandardCharsets.UTF_8))
            .get("more")
            .asText();
    assertThat(Multipart.read(lrs.follow(more).expect(200)).get(1).content()).isEqualTo(content);
  }

  @Covers("XAPI-00161")
  public void contentsAreGivenOnlyWhenAskedFor(Lrs lrs) {
    byte[] content = fresh();
    ObjectNode statement = with(content);
    new Multipart().statements(statement.toString()).attachment(content).post(lrs).expect(200);
    for (String[] question :
        List.of(
            new String[] {"statementId", Some.id(statement)},
            new String[] {"statementId", Some.id(statement), "attachments", "false"},
            new String[] {"limit", "1", "attachments", "false"})) {
      assertThat(lrs.get("/statements", question).expect(200).header("Content-Type"))
          .startsWith("application/json");
    }
  }

  @Covers("XAPI-00127")
  public void otherMediaTypesAreRejected(Lrs lrs) {
    byte[] statement = Some.statement().toString().getBytes(StandardCharsets.UTF_8);
    for (String type :
        List.of("text/plain", "application/xml", "application/x-www-form-urlencoded")) {
      lrs.with("Content-Type", type).send("POST", "/statements", statement).expect(400, 415);
    }
    lrs.send("POST", "/statements", statement).expect(400, 415);
    lrs.with("Content-Type", "application/json; charset=UTF-8")
        .send("POST", "/statements", statement)
        .expect(200);
  }

  @Covers({"XAPI-00138", "XAPI-00127"})
  public void partsOfAFormAreRejected(Lrs lrs) {
    byte[] content = fresh();
    new Multipart()
        .statements(with(content).toString())
        .attachment(content)
        .post(lrs, "multipart/form-data; boundary=----conformance-7f3a")
        .expect(400, 415);
  }

  @Covers("XAPI-00128")
  public void partsThatAreNoAttachmentAreRejected(Lrs lrs) {
    byte[] content = fresh();
    ObjectNode statement = with(content);
    new Multipart()
        .statements(statement.toString())
        .attachment(content)
        .attachment(fresh())
        .post(lrs)
        .expect(400);
    Some.missing(lrs, Some.id(statement));
  }

  @Covers("XAPI-00129")
  public void missingContentsAreRejected(Lrs lrs) {
    ObjectNode statement = with(fresh());
    new Multipart().statements(statement.toString()).post(lrs).expect(400);
    lrs.post("/statements", statement).expect(400);
    byte[] one = fresh();
    new Multipart().statements(with(one, fresh()).toString()).attachment(one).post(lrs).expect(400);
    Some.missing(lrs, Some.id(statement));
  }

  @Covers({"XAPI-00130", "XAPI-00131"})
  public void partsWithoutABoundaryAreRejected(Lrs lrs) {
    byte[] content = fresh();
    String statement = with(content).toString();
    new Multipart()
        .statements(statement)
        .attachment(content)
        .post(lrs, "multipart/mixed")
        .expect(400);
    new Multipart()
        .statements(statement)
        .attachment(content)
        .post(lrs, "multipart/mixed; boundary=another")
        .expect(400);
    lrs.with("Content-Type", "multipart/mixed; boundary=x")
        .send(
            "POST",
            "/statements",
            ("Content-Type: application/json\r\n\r\n" + statement).getBytes(StandardCharsets.UTF_8))
        .expect(400);
  }

  @Covers("XAPI-00132")
  public void partsWithoutAKnownHashAreRejected(Lrs lrs) {
    byte[] content = fresh();
    String statement = with(content).toString();
    new Multipart()
        .statements(statement)
        .part(BINARY + "Content-Type: text/plain", content)
        .post(lrs)
        .expect(400);
    new Multipart()
        .statements(statement)
        .part(BINARY + HASH + Digests.hex("SHA-256", fresh()), content)
        .post(lrs)
        .expect(400);
  }

  @Covers("XAPI-00132")
  public void contentsOfAnotherHashAreRejected(Lrs lrs) {
    byte[] content = fresh();
    new Multipart()
        .statements(with(content).toString())
        .part(BINARY + HASH + Digests.hex("SHA-256", content), fresh())
        .post(lrs)
        .expect(400);
  }

  @Covers("XAPI-00133")
  public void statementsInTwoPartsAreRejected(Lrs lrs) {
    byte[] content = fresh();
    new Multipart()
        .statements(with(content).toString())
        .statements(Some.statement().toString())
        .attachment(content)
        .post(lrs)
        .expect(400);
  }

  @Covers("XAPI-00134")
  public void aFirstPartThatIsNoJsonIsRejected(Lrs lrs) {
    byte[] content = fresh();
    new Multipart()
        .part("Content-Type: text/plain", with(content).toString().getBytes(StandardCharsets.UTF_8))
        .attachment(content)
        .post(lrs)
        .expect(400);
    new Multipart().attachment(content).statements(with(content).toString()).post(lrs).expect(400);
  }

  @Covers("XAPI-00135")
  public void partsThatAreNotBinaryAreRejected(Lrs lrs) {
    byte[] content = fresh();
    String statement = with(content).toString();
    String hash = HASH + Digests.hex("SHA-256", content);
    new Multipart()
        .statements(statement)
        .part("Content-Transfer-Encoding: base64\r\n" + hash, content)
        .post(lrs)
        .expect(400);
  }

  /** A statement with an attachment for each content. */
  private static ObjectNode with(byte[]... contents) {
    ObjectNode statement = Some.statement();
    for (byte[] content : contents) {
      ObjectNode attachment = Fragments.object("attachment");
      attachment.remove("fileUrl");
      attachment.put("length", content.length).put("sha2", Digests.hex("SHA-256", content));
      statement.withArray("/attachments").add(attachment);
    }
    return statement;
  }

  private static byte[] fresh() {
    return ("content " + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);
  }
}
