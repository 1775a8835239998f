package dev.attain.competency.projection;

import dev.attain.competency.framework.FrameworkVersion;
import dev.attain.competency.projection.shares.RecordForm;
import dev.attain.records.RecordCollection;
import dev.attain.records.RecordStore;
import dev.attain.records.RecordWrite;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which version of each framework answers: the former one, until that in force has caught up. */
final class AnsweringVersions {
  /** One {@link FrameworkVersion} for each framework, by the hash of the framework's id. */
  static final RecordCollection ANSWERING = new RecordCollection("projection-answering", List.of());

  private final RecordStore records;

  AnsweringVersions(RecordStore records) {
    this.records = records;
  }

  /** Empty when none of the framework's versions has caught up yet. */
  Future<Optional<FrameworkVersion>> find(String framework) {
    return records
        .find(ANSWERING, RecordForm.id(framework))
        .map(found -> found.map(stored -> RecordForm.read(stored, FrameworkVersion.class)));
  }

  Future<Void> set(FrameworkVersion version) {
    return records
        .write(
            List.of(
                new RecordWrite.Put(
                    ANSWERING,
                    RecordForm.id(version.id()),
                    RecordWrite.ANY_REVISION,
                    RecordForm.write(version),
                    Map.of())))
        .mapEmpty();
  }
}
