package dev.attain.storage.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.statements.Position;
import dev.attain.storage.contract.Await;
import dev.attain.storage.mongo.lane.LaneKey;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OtherNodesTest {
  private final TestMongo server = TestMongo.server();
  private final MongoSettings settings = server.freshDatabase();
  private final Vertx vertx = Vertx.vertx();
  private final LaneKey lane = new LaneKey(3, UUID.randomUUID());
  private MongoConnection connection;
  private MongoLaneRegister register;
  private OtherNodes others;

  @BeforeEach
  void open() {
    connection = Await.get(MongoConnection.open(settings, vertx));
    register = new MongoLaneRegister(connection);
    others = new OtherNodes(register, connection.threads(), Duration.ofMillis(1_500));
  }

  @AfterEach
  void close() {
    Await.get(connection.close());
    Await.get(vertx.close());
    server.drop(settings);
  }

  @Test
  void nobodyHoldsALaneWhereNobodyIsOrAllHaveLeft() {
    assertThat(Await.get(others.areThere())).isFalse();
    Await.get(register.claim(lane));
    Await.get(register.release(lane));
    assertThat(Await.get(others.areThere())).isFalse();
  }

  @Test
  void whoGivesSignsOfLifeIsThere() {
    Await.get(register.claim(lane));
    ScheduledFuture<?> beats =
        connection
            .threads()
            .scheduleWithFixedDelay(
                () -> register.beat(lane, Position.START), 0, 100, TimeUnit.MILLISECONDS);
    assertThat(Await.get(others.areThere())).isTrue();
    beats.cancel(false);
  }

  @Test
  void whoIsSilentIsFencedAndGone() {
    Await.get(register.claim(lane));

    assertThat(Await.get(others.areThere())).isFalse();
    assertThat(Await.get(register.beat(lane, Position.START))).isEmpty();
  }
}
