package dev.attain.storage.embedded.verification;

import dev.attain.storage.embedded.rocksdb.TableFile;
import java.util.List;
import org.rocksdb.RocksDBException;

/** Holds each block of each table's files to its checksum. */
final class FileCheck {
  private FileCheck() {}

  static void run(List<TableFile> files, Findings findings, Ticker ticker) {
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
