package dev.attain.storage.mongo;

import dev.attain.documents.DocumentStore;
import dev.attain.statements.StatementStore;
import dev.attain.storage.contract.Await;
import dev.attain.storage.history.DocumentHistoriesContract;
import dev.attain.storage.history.feed.FeedHistoriesContract;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Two nodes share the database; the first of them is the one that is closed. */
class MongoHistoriesTest implements DocumentHistoriesContract, FeedHistoriesContract {
  private final TestMongo server = TestMongo.server();
  private final MongoSettings settings = server.freshDatabase();
  private volatile MongoEngine engine;
  private MongoEngine other;

  @BeforeEach
  void open() {
    openFirst();
    other = server.open(settings.withNode("node-2"), InstantSource.system());
  }

  private void openFirst() {
    engine = server.open(settings, InstantSource.system());
  }

  @AfterEach
  void close() {
    Await.get(engine.close());
    Await.get(other.close());
    server.drop(settings);
  }

  @Override
  public List<DocumentStore> documents() {
    return List.of(engine.documents(), other.documents());
  }

  @Override
  public List<StatementStore> nodes() {
    return List.of(engine.statements(), other.statements());
  }

  @Override
  public void reopen() {
    Await.get(engine.close());
    openFirst();
  }

  @Override
  public int usualRounds() {
    return 60;
  }

  @Override
  public int usualFeedRounds() {
    return 8;
  }

  /** Lanes are independent: the floor of one may lie within the batch of another. */
  @Override
  public boolean horizonsKeepBatchesWhole() {
    return false;
  }
}
