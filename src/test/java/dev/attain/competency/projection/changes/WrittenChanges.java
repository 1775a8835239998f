package dev.attain.competency.projection.changes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.framework.FrameworkVersion;
import dev.attain.competency.projection.changes.CompetencyChange.Cause;
import dev.attain.competency.projection.changes.CompetencyChange.Kind;
import dev.attain.competency.projection.shares.Shares;
import dev.attain.people.PersonId;
import dev.attain.records.RecordStore;
import dev.attain.records.RecordWrite;
import dev.attain.records.WriteOutcome;
import dev.attain.storage.contract.Await;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Changes without figures, for readers of many. */
public final class WrittenChanges {
  private static final int AT_ONCE = 1_000;

  private WrittenChanges() {}

  /** Has so many more told of a person than are kept. */
  public static void beyondWhatIsKept(
      RecordStore records, FrameworkVersion framework, String person, int more) {
    StreamHeads heads = new StreamHeads(records, ChangeRecords.framework(framework.id()));
    int share = Shares.shareOf(new PersonId(person));
    Await.get(heads.load(List.of(share)));
    for (int left = StreamHeads.KEPT + more; left > 0; left -= AT_ONCE) {
      List<RecordWrite> writes = new ArrayList<>();
      CompetencyChange change =
          new CompetencyChange(
              "",
              Kind.AT_RISK,
              framework,
              person,
              new CompetencyId("https://example.org/c/talking"),
              1,
              1,
              Instant.EPOCH,
              Instant.EPOCH,
              Cause.DECAY,
              List.of(),
              null,
              null,
              null);
      heads.append(share, Collections.nCopies(Math.min(left, AT_ONCE), change), writes);
      assertThat(Await.get(records.write(writes))).isInstanceOf(WriteOutcome.Written.class);
    }
  }
}
