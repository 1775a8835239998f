package dev.attain.storage.embedded;

import dev.attain.documents.DocumentStore;
import dev.attain.statements.StatementStore;
import dev.attain.storage.contract.Await;
import dev.attain.storage.history.DocumentHistoriesContract;
import dev.attain.storage.history.feed.FeedHistoriesContract;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedHistoriesTest implements DocumentHistoriesContract, FeedHistoriesContract {
  @TempDir private Path folder;
  private volatile EmbeddedEngine engine;

  @BeforeEach
  void open() {
    EmbeddedSettings settings =
        EmbeddedSettings.defaults(folder).withDurability(Durability.OPERATING_SYSTEM);
    engine = EmbeddedEngine.open(settings, InstantSource.system());
  }

  @AfterEach
  void close() {
    Await.get(engine.close());
  }

  @Override
  public List<DocumentStore> documents() {
    return List.of(engine.documents());
  }

  @Override
  public List<StatementStore> nodes() {
    return List.of(engine.statements());
  }

  @Override
  public void reopen() {
    close();
    open();
  }

  @Override
  public int usualRounds() {
    return 200;
  }

  @Override
  public int usualFeedRounds() {
    return 40;
  }

  @Override
  public boolean horizonsKeepBatchesWhole() {
    return true;
  }
}
