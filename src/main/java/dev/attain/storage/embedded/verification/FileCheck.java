package dev.attain.storage.embedded.verification;

import dev.attain.storage.embedded.rocksdb.TableFile;
import dev.attain.storage.embedded.wal.WriteAheadLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.rocksdb.RocksDBException;

/** Holds the write-ahead log, and each block of each table's files, to their checksums. */
final class FileCheck {
  private FileCheck() {}

  static void run(Path database, List<TableFile> files, Findings findings, Ticker ticker)
      throws IOException {
    WriteAheadLog.findDamage(database)
        .ifPresent(
            damage ->
                findings.add(
                    Check.FILES,
                    damage.file()
                        + " is damaged at byte "
                        + damage.offset()
                        + ", with acknowledged writes after that"));
    for (TableFile file : files) {
      try {
        file.verify();
      } catch (RocksDBException e) {
        findings.add(Check.FILES, file.path() + ": " + e.getMessage());
      }
      ticker.tick();
    }
  }
}
