package dev.attain.competency.projection;

import dev.attain.competency.projection.shares.CheckpointMovedException;
import dev.attain.competency.projection.shares.Generation;
import dev.attain.competency.projection.shares.Strand;
import dev.attain.competency.projection.shares.Strands;
import dev.attain.records.RecordStore;
import dev.attain.records.RecordWrite;
import dev.attain.records.WriteOutcome;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/** Writes what belongs to a strand together with the strand, in one atomic step or not at all. */
final class StrandWrites {
  private final RecordStore records;
  private final Generation generation;
  private final Strands strands;

  StrandWrites(RecordStore records, Generation generation) {
    this.records = records;
    this.generation = generation;
    this.strands = new Strands(records, generation);
  }

  /**
   * @param next what {@code from} is to be
   * @return {@code next}; fails with {@link CheckpointMovedException} when the strand is not as it
   *     is kept
   */
  Future<Strand> write(List<RecordWrite> writes, Strand from, Strand next) {
    List<RecordWrite> all = new ArrayList<>(writes);
    all.add(strands.write(next));
    return records
        .write(all)
        .map(
            outcome -> {
              if (outcome instanceof WriteOutcome.RevisionConflict conflict) {
                throw new CheckpointMovedException(
                    "%s %s of %s is at revision %d; the strand was at %d"
                        .formatted(
                            conflict.collection(),
                            conflict.id(),
                            generation,
                            conflict.actualRevision(),
                            from.revision()));
              }
              return next;
            });
  }
}
