package dev.attain.storage.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.storage.contract.Await;
import dev.attain.storage.contract.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MongoEngineTest {
  private final TestMongo server = TestMongo.server();
  private final MongoSettings settings = server.freshDatabase();
  private MongoEngine engine;

  @BeforeEach
  void open() {
    engine = server.open(settings, new TestClock());
  }

  @AfterEach
  void close() {
    Await.get(engine.close());
    server.drop(settings);
  }

  @Test
  void anEngineThatIsOpenIsHealthy() {
    assertThat(Await.get(engine.health())).isNull();
  }
}
