package dev.attain.http.statements;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.http.RunningServer;
import dev.attain.http.TestClient;
import dev.attain.http.TestClient.Answer;
import dev.attain.storage.contract.Await;
import dev.attain.storage.embedded.EmbeddedEngine;
import dev.attain.storage.embedded.EmbeddedSettings;
import dev.attain.xapi.StatementId;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What clients see of a disk that is at one write for long. */
@Timeout(180)
class SlowDiskTest {
  private static final String STATEMENTS = "/xapi/statements";
  private static final String DOCUMENT =
      "/xapi/activities/profile?activityId=https://example.org/a&profileId=p";
  private static final int PAUSE_MILLIS = 250;
  private static final int MOST_PROBES = 4 * 60;

  private final ExecutorService clients = Executors.newCachedThreadPool();
  private final CountDownLatch mended = new CountDownLatch(1);
  private final CountDownLatch stuck = new CountDownLatch(1);
  private volatile boolean slow;
  @TempDir private Path folder;

  @AfterEach
  void end() {
    mended.countDown();
    clients.shutdown();
  }

  @Test
  void whatWaitsForAStuckDiskIsPutOffReadsGoOnAndWhatWasAcknowledgedIsThere() throws Exception {
    String before = Statements.id();
    String underWay = Statements.id();
    String after = Statements.id();
    List<String> putOff = new ArrayList<>();
    EmbeddedEngine engine = open();
    engine.statements().onAppend(this::waitForTheDisk);
    try (RunningServer server = RunningServer.start(engine, Map.of())) {
      TestClient client = server.client();
      assertThat(store(client, before).status()).isEqualTo(200);

      slow = true;
      CompletableFuture<Answer> first = later(() -> store(client, underWay));
      assertThat(stuck.await(60, TimeUnit.SECONDS)).isTrue();
      requirePutOff(storeUntilPutOff(client, putOff));
      requirePutOff(client.with("If-None-Match", "*").put(DOCUMENT, "{}"));
      assertThat(client.get("/health/ready").status()).isEqualTo(503);
      assertThat(client.get("/health/live").status()).isEqualTo(200);
      assertThat(client.get(STATEMENTS, "statementId", before).status()).isEqualTo(200);
      assertThat(client.get(STATEMENTS, "limit", "5").status()).isEqualTo(200);
      assertThat(client.get(DOCUMENT).status()).isEqualTo(404);
      assertThat(first).as("nobody knows what becomes of it").isNotDone();

      mended.countDown();
      assertThat(first.get(60, TimeUnit.SECONDS).status()).isEqualTo(200);
      assertThat(store(client, after).status()).isEqualTo(200);
      assertThat(client.get("/health/ready").status()).isEqualTo(200);
      for (String id : putOff) {
        assertThat(client.get(STATEMENTS, "statementId", id).status()).isEqualTo(404);
      }
    }
    Await.get(engine.close());

    EmbeddedEngine again = open();
    for (String id : List.of(before, underWay, after)) {
      assertThat(Await.get(again.statements().find(StatementId.of(id)))).as(id).isPresent();
    }
    assertThat(Await.get(again.statements().find(StatementId.of(putOff.get(0))))).isEmpty();
    Await.get(again.close());
  }

  private EmbeddedEngine open() {
    return EmbeddedEngine.open(EmbeddedSettings.defaults(folder), InstantSource.system());
  }

  /** On the committer's thread: a group is written, and the disk does not say so. */
  private void waitForTheDisk() {
    if (slow) {
      stuck.countDown();
      try {
        mended.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Sends statement after statement without waiting for answers, until all are answered. */
  private List<Answer> storeUntilPutOff(TestClient client, List<String> ids) throws Exception {
    List<CompletableFuture<Answer>> all = new ArrayList<>();
    while (all.stream().noneMatch(CompletableFuture::isDone) && all.size() < MOST_PROBES) {
      String id = Statements.id();
      ids.add(id);
      all.add(later(() -> store(client, id)));
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    }
    // The first that is refused takes those with it that wait, and none waits after that.
    List<Answer> answers = new ArrayList<>();
    for (CompletableFuture<Answer> one : all) {
      answers.add(one.get(60, TimeUnit.SECONDS));
    }
    return answers;
  }

  private static Answer store(TestClient client, String id) {
    return client.post(STATEMENTS, Statements.of(id));
  }

  private <T> CompletableFuture<T> later(Supplier<T> request) {
    return CompletableFuture.supplyAsync(request, clients);
  }

  private static void requirePutOff(List<Answer> answers) {
    answers.forEach(SlowDiskTest::requirePutOff);
  }

  private static void requirePutOff(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(503);
    assertThat(answer.body()).contains("try again in a moment");
    assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
  }
}
