package dev.attain.http.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.http.ApiAnswer;
import dev.attain.http.RunningServer;
import dev.attain.http.competency.FigureRequest;
import dev.attain.records.RecordCollection;
import dev.attain.records.RecordPage;
import dev.attain.records.RecordQuery;
import dev.attain.records.RecordStore;
import dev.attain.records.RecordWrite;
import dev.attain.records.StoredRecord;
import dev.attain.records.WriteOutcome;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HotAnswersTest {

  /** Counts readings of standings, and lets them wait. */
  private static final class SlowStandings implements RecordStore {
    private final RecordStore records;
    private final List<Promise<Void>> waiting = new ArrayList<>();
    private boolean slow;
    private int readings;

    SlowStandings(RecordStore records) {
      this.records = records;
    }

    @Override
    public Future<Map<String, StoredRecord>> findAll(
        RecordCollection collection, Collection<String> ids) {
      if (!collection.name().equals("standings")) {
        return records.findAll(collection, ids);
      }
      readings++;
      Promise<Void> wait = Promise.promise();
      if (slow) {
        waiting.add(wait);
      } else {
        wait.complete();
      }
      return wait.future().compose(go -> records.findAll(collection, ids));
    }

    void goOn() {
      slow = false;
      List.copyOf(waiting).forEach(Promise::complete);
    }

    @Override
    public Future<Optional<StoredRecord>> find(RecordCollection collection, String id) {
      return records.find(collection, id);
    }

    @Override
    public Future<RecordPage> list(RecordQuery query) {
      return records.list(query);
    }

    @Override
    public Future<WriteOutcome> write(List<RecordWrite> writes) {
      return records.write(writes);
    }
  }

  private final SlowStandings[] standings = new SlowStandings[1];
  private final PilotCohort pilot = new PilotCohort(this::watched);

  private RecordStore watched(RecordStore records) {
    standings[0] = new SlowStandings(records);
    return standings[0];
  }

  private Future<ApiAnswer> ask(String operation) {
    var asked = pilot.operations.byId().get(operation);
    return asked == null
        ? Future.failedFuture(operation)
        : asked.answer(FigureRequest.of("pilot", pilot.instant()));
  }

  @Test
  void howeverManyAskStandingsAreReadOnce() {
    pilot.cohort("pilot", "ann", "bob", "cat", "dan", "eve");
    standings[0].slow = true;
    List<Future<ApiAnswer>> answers = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      answers.add(ask(i % 2 == 0 ? "getGaps" : "getCohortReadiness"));
    }
    assertThat(answers).noneMatch(Future::isComplete);
    standings[0].goOn();
    assertThat(answers).allMatch(Future::succeeded);
    assertThat(standings[0].readings).isEqualTo(1);
  }

  @Test
  void whatIsStillSoIsReadAgainOnlyForTimesSake() {
    pilot.cohort("pilot", "ann", "bob", "cat", "dan", "eve");
    for (int second = 0; second < 59; second++) {
      assertThat(ask("getGaps").succeeded()).isTrue();
      pilot.later(Duration.ofSeconds(1));
    }
    assertThat(standings[0].readings).as("nothing has changed").isEqualTo(1);
    pilot.later(Duration.ofSeconds(1));
    assertThat(ask("getGaps").succeeded()).isTrue();
    assertThat(standings[0].readings).as("decay has gone on for a minute").isEqualTo(2);
    pilot.observed("ann", 1, 59);
    pilot.later(Duration.ofSeconds(1));
    assertThat(ask("getGaps").succeeded()).isTrue();
    assertThat(standings[0].readings).as("there is new evidence").isEqualTo(3);
  }

  @Test
  void overHttpAnUnchangedAnswerHasNoBody() {
    pilot.cohort("pilot", "ann", "bob", "cat", "dan", "eve");
    try (RunningServer server = RunningServer.start(pilot.engine, pilot.operations.byId())) {
      var first = server.client().get("/api/v1/cohorts/pilot/gaps");
      assertThat(first.status()).isEqualTo(200);
      String tag = first.header("ETag");
      assertThat(first.header("Cache-Control")).isEqualTo("private, max-age=1, must-revalidate");
      var again = server.client().with("If-None-Match", tag).get("/api/v1/cohorts/pilot/gaps");
      assertThat(again.status()).isEqualTo(304);
      assertThat(again.body()).isEmpty();
      assertThat(again.header("ETag")).isEqualTo(tag);
      assertThat(server.client().get("/api/v1/cohorts/pilot/trend?days=9999").status())
          .isEqualTo(400);
      assertThat(server.client().get("/api/v1/cohorts/none/gaps").status()).isEqualTo(404);
    }
  }
}
