package dev.attain.storage.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.statements.NewStatement;
import dev.attain.statements.Position;
import dev.attain.storage.KeptStatement;
import dev.attain.storage.Portion;
import dev.attain.storage.contract.Await;
import dev.attain.storage.contract.Drafts;
import dev.attain.storage.contract.TestClock;
import dev.attain.storage.embedded.rocksdb.Database;
import dev.attain.storage.embedded.rocksdb.View;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.RocksDBException;

class KeptReadsTest {
  @TempDir private Path folder;

  @Test
  void targetsAreFoundInWindowsOfAnySize() throws Exception {
    List<NewStatement> batch = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String name = "s" + i;
      batch.add(
          switch (i % 4) {
            case 0 -> Drafts.referring(name, "s" + (39 - i));
            case 1 -> Drafts.voiding(name, "t" + i);
            default -> Drafts.statement(name, "x");
          });
    }
    EmbeddedEngine engine = EmbeddedEngine.open(EmbeddedSettings.defaults(folder), new TestClock());
    Await.get(engine.statements().append(batch));
    Await.get(engine.close());

    DataFolder data = DataFolder.open(folder);
    try (Database database = Database.open(data.database(), data.nativeLibrary(), false, 1 << 20)) {
      for (int window : new int[] {1, 2, 7, 1_000}) {
        List<NewStatement> found = walk(database, window);
        assertThat(found).as("window %d", window).hasSize(40);
        for (int i = 0; i < 40; i++) {
          assertThat(found.get(i).id()).isEqualTo(batch.get(i).id());
          assertThat(found.get(i).target()).isEqualTo(batch.get(i).target());
          assertThat(found.get(i).voiding()).isEqualTo(batch.get(i).voiding());
        }
      }
    } finally {
      data.close();
    }
  }

  private static List<NewStatement> walk(Database database, int window) throws RocksDBException {
    KeptReads reads = new KeptReads(window);
    List<NewStatement> all = new ArrayList<>();
    Position last = Position.START;
    try (View view = database.view()) {
      Portion<KeptStatement> portion = reads.statements(view, Portion.BEGINNING);
      while (!portion.items().isEmpty()) {
        for (KeptStatement kept : portion.items()) {
          assertThat(kept.position()).isGreaterThan(last);
          last = kept.position();
          all.add(kept.statement());
        }
        portion = reads.statements(view, portion.cursor());
      }
    }
    return all;
  }
}
