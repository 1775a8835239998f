package dev.attain.conformance.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attain.conformance.lrs.Answer;
import dev.attain.conformance.lrs.Covers;
import dev.attain.conformance.lrs.Fragments;
import dev.attain.conformance.lrs.Lrs;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Many at once, too much at once, and worse. */
public final class Harm {
  private static final int WRITERS = 8;
  private static final int ROUNDS = 10;
  private static final int MEGABYTE = 1 << 20;
  private static final int TOO_LARGE = 96 * MEGABYTE;

  @Covers("BEYOND-parallel")
  public void ofManyWritersOfOneIdOneWins(Lrs lrs) throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      String id = Some.id(Some.statement());
      List<ObjectNode> statements =
          IntStream.range(0, WRITERS)
              .mapToObj(i -> Some.statement(Some.iri("verbs")).put("id", id))
              .toList();
      List<Answer> answers = atOnce(i -> () -> lrs.post("/statements", statements.get(i)));
      assertThat(answers).extracting(Answer::status).containsOnly(200, 409);
      List<Integer> winners =
          IntStream.range(0, WRITERS).filter(i -> answers.get(i).status() == 200).boxed().toList();
      assertThat(winners).hasSize(1);
      assertThat(Some.found(lrs, id).at("/verb/id"))
          .isEqualTo(statements.get(winners.get(0)).at("/verb/id"));
    }
  }

  @Covers("BEYOND-parallel")
  public void theSameStatementFromManyWritersIsStoredOnce(Lrs lrs) throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      String verb = Some.iri("verbs");
      ObjectNode statement = Some.statement(verb);
      List<Answer> answers = atOnce(i -> () -> lrs.post("/statements", statement));
      assertThat(answers).extracting(Answer::status).containsOnly(200);
      assertThat(Some.idsOf(lrs.get("/statements", "verb", verb)))
          .containsExactly(Some.id(statement));
    }
  }

  @Covers({"BEYOND-parallel", "XAPI-00322"})
  public void ofManyWritersOfOneNewDocumentOneWins(Lrs lrs) throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      DocumentResource subject = DocumentResource.activityProfile();
      List<Answer> answers =
          atOnce(
              i ->
                  () ->
                      subject.put(
                          lrs.with("If-None-Match", "*"), "a", "application/json", number(i)));
      assertThat(answers).extracting(Answer::status).containsOnly(204, 412);
      assertThat(answers.stream().filter(a -> a.status() == 204)).hasSize(1);
    }
  }

  @Covers({"BEYOND-parallel", "XAPI-00322"})
  public void ofManyUpdatesOfOneVersionOneWins(Lrs lrs) throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      DocumentResource subject = DocumentResource.state();
      subject.putNew(lrs, "a", "{\"n\":-1}");
      String tag = subject.get(lrs, "a").header("ETag");
      List<Answer> answers =
          atOnce(
              i ->
                  () -> subject.put(lrs.with("If-Match", tag), "a", "application/json", number(i)));
      assertThat(answers).extracting(Answer::status).containsOnly(204, 412);
      assertThat(answers.stream().filter(a -> a.status() == 204)).hasSize(1);
    }
  }

  @Covers("BEYOND-parallel")
  public void mergesAtOnceLoseNothing(Lrs lrs) throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      DocumentResource subject = DocumentResource.agentProfile();
      List<Answer> answers =
          atOnce(i -> () -> subject.post(lrs, "a", "{\"k" + i + "\":" + i + "}"));
      assertThat(answers).extracting(Answer::status).containsOnly(204);
      assertThat(subject.json(lrs, "a")).hasSize(WRITERS);
    }
  }

  @Covers("BEYOND-limits")
  public void deepNestingIsRefusedOrKeptWhole(Lrs lrs) {
    for (int depth : new int[] {200, 20_000, 500_000}) {
      ObjectNode statement = Some.statement();
      Some.set(
          statement, "/result/extensions", Fragments.json("{\"https://example.org/deep\":7777}"));
      String deep = statement.toString().replace("7777", "[".repeat(depth) + "]".repeat(depth));
      Answer answer = lrs.sendJson("POST", "/statements", deep).expect(200, 400, 413);
      if (answer.status() == 200) {
        Some.found(lrs, Some.id(statement));
      }
    }
    lrs.get("/statements", "limit", "1").expect(200);
  }

  @Covers("BEYOND-limits")
  public void longNumbersAndTextsAreRefusedOrKeptWhole(Lrs lrs) {
    for (String value :
        List.of("9".repeat(5_000), "1e999999999", "\"" + "x".repeat(MEGABYTE) + "\"")) {
      ObjectNode statement = Some.statement();
      Some.set(statement, "/result/extensions", Fragments.json("{\"https://example.org/n\":7777}"));
      String body = statement.toString().replace("7777", value);
      Answer answer = lrs.sendJson("POST", "/statements", body).expect(200, 400, 413);
      if (answer.status() == 200) {
        assertThat(lrs.get("/statements", "statementId", Some.id(statement)).text())
            .contains(value);
      }
    }
  }

  @Covers("BEYOND-limits")
  public void scoresOfAbsurdSizeAreJudgedInTime(Lrs lrs) {
    for (String score :
        List.of(
            "{\"scaled\":1e999999999}", "{\"min\":-1e999999999,\"max\":1e999999999,\"raw\":0}")) {
      ObjectNode statement = Some.statement();
      Some.set(statement, "/result/response", statement.textNode("7777"));
      String body = statement.toString().replace("\"response\":\"7777\"", "\"score\":" + score);
      lrs.sendJson("POST", "/statements", body).expect(200, 400, 413);
    }
  }

  @Covers("BEYOND-limits")
  public void loneSurrogatesAndBadUtf8AreRefusedWithoutHarm(Lrs lrs) {
    String statement = Some.statement().toString();
    byte[] bad = statement.replace("tried\"", "tr\u00ff\"").getBytes(StandardCharsets.ISO_8859_1);
    lrs.with("Content-Type", "application/json").send("POST", "/statements", bad).expect(400);
    lrs.sendJson("POST", "/statements", statement.replace("\"tried\"", "\"\\ud800\""))
        .expect(200, 400);
    lrs.get("/statements?verb=%FF").expect(400);
  }

  @Covers("XAPI-00328")
  public void aStatementThatIsTooLargeIsAnswered413(Lrs lrs) {
    JsonNode statement = Some.statement().set("result", Fragments.json("{\"response\":\"7777\"}"));
    String body = statement.toString().replace("7777", "x".repeat(TOO_LARGE));
    lrs.sendJson("POST", "/statements", body).expect(413);
    lrs.get("/statements", "limit", "1").expect(200);
  }

  private static byte[] number(int n) {
    return ("{\"n\":" + n + "}").getBytes(StandardCharsets.UTF_8);
  }

  private static List<Answer> atOnce(IntFunction<Callable<Answer>> request)
      throws InterruptedException, ExecutionException {
    ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
    try {
      List<Future<Answer>> answers =
          writers.invokeAll(IntStream.range(0, WRITERS).mapToObj(request).toList());
      List<Answer> all = new ArrayList<>();
      for (Future<Answer> answer : answers) {
        all.add(answer.get());
      }
      return all;
    } finally {
      writers.shutdown();
    }
  }
}
