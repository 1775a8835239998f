package dev.attain.competency.projection.changes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.competency.projection.changes.CompetencyChange.Cause;
import dev.attain.competency.projection.changes.CompetencyChange.Kind;
import dev.attain.competency.projection.shares.RecordForm;
import dev.attain.competency.projection.shares.Shares;
import dev.attain.people.PersonId;
import dev.attain.records.RecordStore;
import dev.attain.records.RecordWrite;
import dev.attain.records.StoredRecord;
import dev.attain.storage.contract.Await;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Replays the changes of every write: they are numbered without gaps, each goes on from the level
 * before, and what they come to is the level by the evidence.
 */
public final class ChangeOracle {
  private final InstantSource clock;
  private final boolean still;
  private final Map<String, Figure> figures = new HashMap<>();
  private final Map<String, Integer> told = new TreeMap<>();
  private final Map<String, Long> sequences = new HashMap<>();
  private final List<String> ids = new ArrayList<>();

  /**
   * @param still whether the clock stands still, so that each write tells all that it brings about
   */
  public ChangeOracle(InstantSource clock, boolean still) {
    this.clock = clock;
    this.still = still;
  }

  /** Takes what a write has made of somebody's figures. */
  public void figure(Figure figure) {
    figures.put(
        key(figure.portfolio().person().value(), figure.portfolio().competency().id()), figure);
  }

  private static String key(String person, Object competency) {
    return person + " " + competency;
  }

  /** How many changes there were, by kind. */
  public final Map<Kind, Integer> counts = new TreeMap<>();

  /** How many changes there were, by cause. */
  public final Map<Cause, Integer> causes = new TreeMap<>();

  /** Takes a write that was done, after its figures. */
  public void written(List<RecordWrite> writes) {
    for (RecordWrite write : writes) {
      if (write.collection().equals(ChangeRecords.CHANGES)
          && write instanceof RecordWrite.Put put) {
        replay(RecordForm.read(new StoredRecord(put.id(), 1, put.json()), CompetencyChange.class));
      }
    }
    if (still) {
      equalsFigures();
    }
  }

  private void replay(CompetencyChange change) {
    int dash = change.id().lastIndexOf('-');
    String stream = change.id().substring(0, dash);
    long sequence = Long.parseLong(change.id().substring(dash + 1));
    assertThat(sequence).as(stream).isEqualTo(sequences.getOrDefault(stream, 0L) + 1);
    sequences.put(stream, sequence);
    ids.add(change.id());
    counts.merge(change.kind(), 1, Integer::sum);
    causes.merge(change.cause(), 1, Integer::sum);
    String person = Objects.requireNonNull(change.person());
    assertThat(stream).endsWith("-%02d".formatted(Shares.shareOf(new PersonId(person))));
    String key = key(person, Objects.requireNonNull(change.competency()));
    Integer before = told.get(key);
    switch (change.kind()) {
      case LEVEL_GAINED, LEVEL_LAPSED -> {
        assertThat(change.from()).as("level before in %s", change).isEqualTo(before);
        assertThat(change.to()).isNotEqualTo(change.from());
        assertThat(change.to())
            .as("level by the evidence in %s", change)
            .isEqualTo(
                LevelNow.of(Objects.requireNonNull(figures.get(key)), change.recorded()).level());
        told.put(key, change.to());
      }
      default -> assertThat(change.to()).as("level in %s", change).isEqualTo(before);
    }
  }

  /** What was told is how things are. */
  public void equalsFigures() {
    Instant now = clock.instant();
    figures.forEach(
        (key, figure) ->
            assertThat(told.get(key)).as(key).isEqualTo(LevelNow.of(figure, now).level()));
  }

  /** Readers who begin at the start are given every change once, in each stream's order. */
  public void isReadFrom(RecordStore records, int limit) {
    ChangeReads reads = new ChangeReads(records, clock);
    ChangePosition position = ChangePosition.START;
    List<String> read = new ArrayList<>();
    ChangePage.Read page;
    do {
      page = (ChangePage.Read) Await.get(reads.page(position, ChangeFilter.ALL, limit));
      page.changes().forEach(one -> read.add(one.change().id()));
      position = ChangePosition.find(page.next().toString()).orElseThrow();
    } while (page.more());
    assertThat(read).containsExactlyInAnyOrderElementsOf(ids);
    Map<String, List<String>> byStream = new TreeMap<>();
    Map<String, List<String>> written = new TreeMap<>();
    read.forEach(id -> byStream.computeIfAbsent(stream(id), s -> new ArrayList<>()).add(id));
    ids.forEach(id -> written.computeIfAbsent(stream(id), s -> new ArrayList<>()).add(id));
    assertThat(byStream).isEqualTo(written);
    assertThat(position).isEqualTo(Await.get(reads.end()));
  }

  private static String stream(String id) {
    return id.substring(0, id.lastIndexOf('-'));
  }
}
