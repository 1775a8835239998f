package dev.attain.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.http.EventStream.Event;
import dev.attain.http.EventStream.Events;
import dev.attain.storage.contract.Await;
import dev.attain.storage.model.ModelEngine;
import io.vertx.core.Future;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EventStreamTest {
  private static final int EVENT_BYTES = 1 << 20;
  private static final Duration HARDLY_EVER = Duration.ofDays(1);

  /** Nothing, ever, at a position that moves with each look at what events depend on. */
  private static final class Quiet implements EventStream.Source {
    private final AtomicInteger refreshed = new AtomicInteger();

    @Override
    public Future<Events> next() {
      return Future.succeededFuture(new Events.Some(List.of(), false));
    }

    @Override
    public String position() {
      return "place-" + refreshed.get();
    }

    @Override
    public Future<Void> refresh() {
      refreshed.incrementAndGet();
      return Future.succeededFuture();
    }
  }

  /** As many large events as are asked for. */
  private static final class Endless implements EventStream.Source {
    private final AtomicInteger given = new AtomicInteger();

    @Override
    public Future<Events> next() {
      byte[] data =
          String.join("", Collections.nCopies(EVENT_BYTES, "1"))
              .getBytes(StandardCharsets.US_ASCII);
      String id = Integer.toString(given.incrementAndGet());
      return Future.succeededFuture(new Events.Some(List.of(new Event(id, "large", data)), true));
    }

    @Override
    public String position() {
      return Integer.toString(given.get());
    }

    @Override
    public Future<Void> refresh() {
      return Future.succeededFuture();
    }
  }

  private static Socket connect(RunningServer server) throws IOException {
    Socket socket = new Socket("127.0.0.1", server.port());
    String request =
        "GET /api/v1/statements/tail HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: "
            + server.client().header("Authorization")
            + "\r\nAccept: text/event-stream\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  @Test
  void whoTakesNothingIsCutOffAndNothingPilesUpMeanwhile() throws Exception {
    Endless endless = new Endless();
    EventStream stream = new EventStream(endless, Duration.ofMillis(300), HARDLY_EVER);
    EventStreams streams = new EventStreams(1);
    try (RunningServer server =
            RunningServer.start(
                new ModelEngine(InstantSource.system()),
                Map.of("tailStatements", call -> Future.succeededFuture(streams.open(stream))));
        Socket socket = connect(server)) {
      Await.get(stream.ended());
      // What the sockets of both sides hold, and the one page that waits.
      assertThat(endless.given.get()).isBetween(1, 30);
      assertThat(socket.isConnected()).isTrue();
    }
  }

  @Test
  void withoutEventsAClientIsGivenThePositionAgainAndAgain() throws Exception {
    EventStream stream = new EventStream(new Quiet(), HARDLY_EVER, Duration.ofMillis(20));
    EventStreams streams = new EventStreams(1);
    try (RunningServer server =
            RunningServer.start(
                new ModelEngine(InstantSource.system()),
                Map.of("tailStatements", call -> Future.succeededFuture(streams.open(stream))));
        Socket socket = connect(server);
        BufferedReader reader =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
      List<String> ids = new ArrayList<>();
      while (ids.size() < 3) {
        String line = reader.readLine();
        assertThat(line).as("the connection is kept").isNotNull();
        assertThat(line).as("no event").doesNotStartWith("data:");
        if (line.startsWith("id:")) {
          ids.add(line.substring(3).trim());
        }
      }
      assertThat(ids)
          .as("one at once, then beats")
          .containsExactly("place-0", "place-1", "place-2");
      assertThat(stream.ended().isComplete()).isFalse();
    }
  }
}
