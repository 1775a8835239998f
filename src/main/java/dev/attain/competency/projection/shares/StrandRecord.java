package dev.attain.competency.projection.shares;

import dev.attain.competency.framework.FrameworkVersion;
import dev.attain.records.StoredRecord;
import dev.attain.statements.Position;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a strand is kept.
 *
 * @param stored the instant of the position, for people
 * @param shares as {@link Shares#toString}; null for all, as it was before there were shares
 * @param owner the node that takes the strand on; null for none
 * @param identities null for 0, as it was before figures followed merges
 */
record StrandRecord(
    FrameworkVersion framework,
    long position,
    Instant stored,
    @Nullable String shares,
    @Nullable String owner,
    @Nullable Long identities) {

  static StrandRecord of(FrameworkVersion framework, Strand strand) {
    return new StrandRecord(
        framework,
        strand.position().value(),
        strand.position().stored(),
        strand.shares().toString(),
        strand.owner(),
        strand.identities());
  }

  static Strand strand(StoredRecord stored) {
    StrandRecord record = RecordForm.read(stored, StrandRecord.class);
    return new Strand(
        stored.id(),
        stored.revision(),
        record.shares == null ? Shares.ALL : Shares.of(record.shares),
        record.owner,
        new Position(record.position),
        record.identities == null ? 0 : record.identities);
  }
}
