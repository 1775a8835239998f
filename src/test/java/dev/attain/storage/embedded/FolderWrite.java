package dev.attain.storage.embedded;

import dev.attain.storage.contract.Await;
import dev.attain.storage.embedded.rocksdb.Change;
import dev.attain.storage.embedded.rocksdb.Committer;
import dev.attain.storage.embedded.rocksdb.Database;
import dev.attain.storage.embedded.rocksdb.Group;
import java.nio.file.Path;
import org.rocksdb.RocksDBException;

/** What no engine writes, written past it. */
@FunctionalInterface
public interface FolderWrite {
  void into(Group group) throws RocksDBException;

  /**
   * Writes it.
   *
   * @param folder a data folder that nobody has open
   */
  default void to(Path folder) throws Exception {
    try (Database database =
        Database.open(folder.resolve("database"), folder.resolve("native"), false, 1 << 20)) {
      Committer committer = new Committer(database, new Nobody(), 10, 1 << 20);
      committer.start();
      Await.get(
          committer.submit(
              new Change<Boolean>() {
                @Override
                public long bytes() {
                  return 1;
                }

                @Override
                public Boolean decide(Group group) throws RocksDBException {
                  into(group);
                  return true;
                }
              }));
      committer.close();
    }
  }

  /** Watches nothing. */
  final class Nobody implements Committer.Watcher {
    @Override
    public void groupBegins() {}

    @Override
    public void groupCommitted() {}
  }
}
