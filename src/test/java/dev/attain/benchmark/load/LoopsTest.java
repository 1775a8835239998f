package dev.attain.benchmark.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Against a server in this process; no test here says how long anything takes. */
class LoopsTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  private final Vertx vertx = Vertx.vertx();
  private final AtomicInteger underWay = new AtomicInteger();
  private final List<Integer> seenUnderWay = Collections.synchronizedList(new ArrayList<>());

  @AfterEach
  void close() {
    vertx.close().await();
  }

  private LoadClient client(int status, int connections) {
    HttpServer server =
        vertx
            .createHttpServer()
            .requestHandler(request -> answer(request, status))
            .listen(0, "127.0.0.1")
            .await();
    return new LoadClient(server.actualPort(), "Basic eDp5", connections);
  }

  private void answer(HttpServerRequest request, int status) {
    seenUnderWay.add(underWay.incrementAndGet());
    vertx.setTimer(
        2,
        timer -> {
          underWay.decrementAndGet();
          request.response().setStatusCode(status).end(String.valueOf(request.path()));
        });
  }

  @Test
  void a_closed_loop_sends_what_it_may_and_no_more_at_once_than_it_has_connections() {
    try (LoadClient client = client(200, 3)) {
      LoadResult result =
          ClosedLoop.run(
              client, 3, connection -> last -> Call.post("/", new byte[0], 10), LONG, 300);

      assertThat(result.units()).isBetween(300L, 320L);
      assertThat(result.calls()).isEqualTo(result.units() / 10);
      assertThat(result.latencies().count()).isEqualTo(result.calls());
      assertThat(seenUnderWay).allMatch(count -> count <= 3);
    }
  }

  @Test
  void a_script_of_a_closed_loop_is_told_the_answer_to_its_last_call() {
    List<String> told = new ArrayList<>();
    try (LoadClient client = client(200, 1)) {
      AtomicInteger number = new AtomicInteger();
      ClosedLoop.run(
          client,
          1,
          connection ->
              last -> {
                told.add(last == null ? "nothing" : last.body().toString());
                return Call.get("/" + number.incrementAndGet());
              },
          LONG,
          3);
    }

    assertThat(told).containsExactly("nothing", "/1", "/2");
  }

  @Test
  void an_open_loop_sends_every_request_that_falls_due_whatever_is_still_unanswered() {
    try (LoadClient client = client(200, 50)) {
      LoadResult result =
          OpenLoop.run(
              client,
              last -> Call.get("/"),
              new ArrivalSchedule(1_000),
              Duration.ofMillis(200).minusNanos(1));

      assertThat(result.calls() + result.unsent()).isEqualTo(200);
      assertThat(result.unsent()).isZero();
      assertThat(result.units()).isEqualTo(200);
    }
  }

  @Test
  void an_unexpected_status_ends_either_loop_with_what_was_answered() {
    try (LoadClient client = client(503, 2)) {
      assertThatThrownBy(
              () -> ClosedLoop.run(client, 2, connection -> last -> Call.get("/c"), LONG, 100))
          .isInstanceOf(UnexpectedAnswerException.class)
          .hasMessageContaining("GET /c: 503");
      assertThatThrownBy(
              () -> OpenLoop.run(client, last -> Call.get("/o"), new ArrivalSchedule(100), LONG))
          .isInstanceOf(UnexpectedAnswerException.class)
          .hasMessageContaining("GET /o: 503");
    }
  }

  @Test
  void a_script_that_fails_ends_the_loop_with_its_failure() {
    try (LoadClient client = client(200, 1)) {
      Script broken =
          last -> {
            throw new IllegalStateException("no more");
          };
      assertThatThrownBy(() -> ClosedLoop.run(client, 1, connection -> broken, LONG, 100))
          .hasMessage("no more");
      assertThatThrownBy(() -> OpenLoop.run(client, broken, new ArrivalSchedule(100), LONG))
          .hasMessage("no more");
    }
  }
}
