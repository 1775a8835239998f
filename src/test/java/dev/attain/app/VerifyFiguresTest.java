package dev.attain.app;

import static dev.attain.app.CommandRuns.online;
import static dev.attain.app.CommandRuns.run;
import static dev.attain.app.CommandRuns.simulate;
import static dev.attain.app.CommandRuns.start;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attain.analytics.statements.rollup.RollupBounds;
import dev.attain.analytics.statements.rollup.Rollups;
import dev.attain.app.CommandRuns.Answer;
import dev.attain.competency.projection.LearningLog;
import dev.attain.feed.Scheduler;
import dev.attain.json.Json;
import dev.attain.records.RecordCollection;
import dev.attain.records.RecordQuery;
import dev.attain.records.RecordStore;
import dev.attain.records.RecordWrite;
import dev.attain.records.StoredRecord;
import dev.attain.statements.Terms;
import dev.attain.storage.contract.Await;
import dev.attain.storage.contract.Drafts;
import dev.attain.storage.embedded.EmbeddedEngine;
import dev.attain.storage.embedded.EmbeddedSettings;
import dev.attain.xapi.Sha2;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Figures that are kept, held against those that the log gives, by the command. */
class VerifyFiguresTest {
  private static final String WHOLE = "All of it is whole";
  private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir private Path folder;

  private Answer verify(Path data) {
    return run("verify", "--data", data.toString(), "--figures", "--scratch", folder.toString());
  }

  @Test
  void aHealthyFolderIsCleanAndStaysAsItIs() throws Exception {
    Path data = simulated();
    Map<String, String> before = contents(data);

    Answer answer = verify(data);
    assertThat(answer.out()).contains(WHOLE);
    assertThat(answer.code()).isZero();
    assertThat(contents(data)).isEqualTo(before);
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactly(data);
    }

    Path backups = folder.resolve("backups");
    assertThat(run("backup", "--data", data.toString(), "--to", backups.toString()).code())
        .isZero();
    Answer ofBackup = run("verify", "--from", backups.toString(), "--deep", "--figures");
    assertThat(ofBackup.out()).contains(WHOLE);
    assertThat(ofBackup.code()).isZero();
  }

  @Test
  void whatTheLogDoesNotGiveIsNamedAndMendedAsTheCommandSays() throws Exception {
    Path data = simulated();
    String[] damaged = new String[3];
    change(
        data,
        records -> {
          StoredRecord figure = first(records, "evidence");
          damaged[0] = text(figure, "person");
          damaged[1] = text(figure, "competency");
          ObjectNode other = json(figure);
          ((ObjectNode) other.path("items").path(0)).put("occurredAt", "2001-01-01T00:00:00Z");
          put(records, "evidence", figure.id(), Json.bytes(other));
          StoredRecord rollup = first(records, "statement-rollups");
          Await.get(
              records.write(
                  List.of(
                      new RecordWrite.Delete(
                          collection("statement-rollups"),
                          rollup.id(),
                          RecordWrite.ANY_REVISION))));
        });

    Answer answer = verify(data);
    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.out())
        .contains("WRONG  figures of competencies: 1")
        .contains("evidence of " + damaged[0] + " in " + damaged[1])
        .contains("at /items/0/occurredAt kept \"2001-01-01T00:00:00Z\", the log gives \"20")
        .contains("-> The log is what counts: start the server and run attain recompute")
        .contains("WRONG  rollups of statements: 1")
        .contains("0 statements kept, the log gives")
        .contains("-> The log is what counts: attain recompute --rollups");

    assertThat(run("recompute", "--rollups", "--data", data.toString()).code()).isZero();
    Attain server = start(data, Map.of());
    try {
      String framework = answer.out().replaceAll("(?s).*\\((\\S+)@\\S+\\).*", "$1");
      Answer recomputed = online(server, "recompute", framework);
      assertThat(recomputed.err()).isEmpty();
      assertThat(recomputed.code()).isZero();
    } finally {
      server.stop();
    }
    assertThat(verify(data).out()).contains(WHOLE).doesNotContain("WRONG");
  }

  @Test
  void evidenceThatIsMissingOrTooMuchOrUnreadableIsFound() throws Exception {
    Path data = simulated();
    change(
        data,
        records -> {
          List<StoredRecord> evidence = list(records, "evidence");
          Await.get(
              records.write(
                  List.of(
                      new RecordWrite.Delete(
                          collection("evidence"),
                          evidence.get(0).id(),
                          RecordWrite.ANY_REVISION))));
          put(records, "evidence", evidence.get(1).id() + "-1", evidence.get(1).json());
          put(records, "standings", first(records, "standings").id(), "{\"a\":1".getBytes(UTF_8));
        });
    assertThat(verify(data).out())
        .contains("WRONG  figures of competencies: 3")
        .contains(": not kept, but the log gives it")
        .contains(": kept, but the log gives none")
        .contains(": can't be read");
  }

  @Test
  void aProjectionThatIsBehindIsNotWrong() throws Exception {
    Path data = simulated();
    append(data);
    Answer answer = verify(data);
    assertThat(answer.out())
        .containsPattern("The figures of \\S+@\\S+ are behind by 3 statements")
        .contains("The rollups are behind by 3 statements")
        .contains(WHOLE);
    assertThat(answer.code()).isZero();
  }

  @Test
  void aFolderWithoutFrameworksIsClean() {
    Path data = folder.resolve("data");
    append(data);
    Answer answer = verify(data);
    assertThat(answer.out()).contains("The rollups are behind by 3 statements").contains(WHOLE);
    assertThat(answer.code()).isZero();
  }

  @Test
  void whatIsNotPossibleIsSaid() {
    assertThat(run("verify", "--from", "b", "--figures").err()).contains("needs --deep");
    assertThat(run("verify", "--data", "b", "--figures", "--scratch", "none").err())
        .contains("is no folder");
    assertThat(run("recompute", "--rollups").err()).contains("--data");
  }

  /** A folder with a pilot, whose projections are done. */
  private Path simulated() throws InterruptedException {
    Path data = folder.resolve("data");
    Attain server = start(data, Map.of());
    try {
      simulate(server, "4");
      MigrateCommandTest.told(server);
    } finally {
      server.stop();
    }
    followRollups(data);
    return data;
  }

  /** They are about a second behind in a server, and stop where they are. */
  private static void followRollups(Path data) {
    ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    EmbeddedEngine engine = open(data);
    Rollups rollups =
        new Rollups(
            engine.statements(),
            engine.records(),
            new Terms(),
            Scheduler.on(thread),
            RollupBounds.reading(500),
            () -> {});
    while (Await.get(rollups.step())) {}
    Await.get(engine.close());
    thread.shutdown();
  }

  private static void append(Path data) {
    EmbeddedEngine engine = open(data);
    LearningLog log = new LearningLog(engine.statements());
    log.quiz(Drafts.id("one"), "ann", 0.5, AT);
    log.completion(Drafts.id("two"), "bob", AT);
    log.voiding(Drafts.id("three"), Drafts.id("one"), AT);
    Await.get(engine.close());
  }

  private static EmbeddedEngine open(Path data) {
    return EmbeddedEngine.open(EmbeddedSettings.defaults(data), InstantSource.system());
  }

  private static void change(Path data, Consumer<RecordStore> change) {
    EmbeddedEngine engine = open(data);
    change.accept(engine.records());
    Await.get(engine.close());
  }

  private static RecordCollection collection(String name) {
    return new RecordCollection(name, List.of());
  }

  private static List<StoredRecord> list(RecordStore records, String collection) {
    return Await.get(records.list(RecordQuery.all(collection(collection), 100))).records();
  }

  private static StoredRecord first(RecordStore records, String collection) {
    return list(records, collection).get(0);
  }

  private static void put(RecordStore records, String collection, String id, byte[] json) {
    Await.get(
        records.write(
            List.of(
                new RecordWrite.Put(
                    collection(collection), id, RecordWrite.ANY_REVISION, json, Map.of()))));
  }

  private static ObjectNode json(StoredRecord stored) {
    return Json.read(stored.id(), stored.json(), ObjectNode.class);
  }

  private static String text(StoredRecord stored, String property) {
    return json(stored).path(property).asText();
  }

  /** The hash of each file. */
  private static Map<String, String> contents(Path data) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        MessageDigest digest = new Sha2("0".repeat(64)).newDigest();
        digest.update(Files.readAllBytes(file));
        contents.put(data.relativize(file).toString(), Sha2.of(digest).hex());
      }
    }
    return contents;
  }
}
