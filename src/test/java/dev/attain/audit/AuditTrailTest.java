package dev.attain.audit;

import dev.attain.records.RecordStore;
import dev.attain.storage.model.ModelEngine;
import java.time.Instant;
import java.time.InstantSource;

class AuditTrailTest extends AuditTrailContract {
  @Override
  RecordStore emptyRecords() {
    return new ModelEngine(InstantSource.fixed(Instant.EPOCH)).records();
  }

  @Override
  int changes() {
    return 400;
  }
}
