package dev.attain.competency.projection.changes;

import static dev.attain.competency.projection.changes.ChangeRecords.TOLD;

import dev.attain.competency.override.LevelOverrides;
import dev.attain.competency.projection.shares.Generation;
import dev.attain.competency.projection.shares.RecordForm;
import dev.attain.competency.projection.shares.Shares;
import dev.attain.people.PersonId;
import dev.attain.records.RecordCollection;
import dev.attain.records.RecordQuery;
import dev.attain.records.RecordStore;
import dev.attain.records.RecordWrite;
import dev.attain.records.StoredRecord;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds the levels to look at since a generation answers that did not before: all that were told of
 * former figures, then those of its figures of which nothing was told. Page by page; how far that
 * has come is kept for each share of people, and written with what a page tells, so that whoever
 * holds the share goes on from there.
 *
 * <p>Not thread-safe: one projection, one step at a time. After a failed write, {@link #forget}.
 */
public final class TakenOver {
  /** One {@link Kept} for each framework and share: for the generation that took over last. */
  static final RecordCollection TAKEN_OVER =
      new RecordCollection("told-generation-of-share", List.of());

  /** So many records are read at a time. */
  static final int PAGE = 200;

  private final RecordStore records;
  private final String framework;
  private final String name;
  private final String generation;
  private final Supplier<Future<Boolean>> answers;
  private final Figures figures;
  private final LevelOverrides overrides;
  private Shares done = Shares.NONE;

  /** What to look at, and where. */
  private enum Stage {
    TOLD,
    FIGURES,
    DONE
  }

  /**
   * How far it is with one share.
   *
   * @param after the last record that was looked at; null for none
   */
  record Kept(String generation, int share, Stage stage, @Nullable String after) {}

  /** The figures that a generation keeps, page by page. */
  @FunctionalInterface
  public interface Figures {
    /** The page after another one; null for the first. */
    Future<Page> page(@Nullable String after, int limit);
  }

  /**
   * Some levels, without what was told of them.
   *
   * @param next to go on with; null at the end
   */
  public record Page(List<ToldLevel> levels, @Nullable String next) {
    public Page {
      levels = List.copyOf(levels);
    }
  }

  /**
   * @param telling of that generation
   * @param figures of that generation
   */
  public TakenOver(
      RecordStore records, Generation generation, ChangeTelling telling, Figures figures) {
    this.records = records;
    this.answers = telling::answering;
    this.framework = generation.framework().id();
    this.name = ChangeRecords.framework(framework);
    this.generation = generation.id();
    this.figures = figures;
    this.overrides = new LevelOverrides(records);
  }

  /** Drops what is remembered. */
  public void forget() {
    done = Shares.NONE;
  }

  /**
   * The next levels of people in some shares, and the writes that remember that they were looked
   * at; nothing when all were, and unless the generation answers.
   */
  public Future<DueLevels> next(Shares shares) {
    Shares left = shares.minus(done);
    return left.equals(Shares.NONE)
        ? Future.succeededFuture(DueLevels.NONE)
        : answers.get().compose(yes -> yes ? nextOf(left) : Future.succeededFuture(DueLevels.NONE));
  }

  private Future<DueLevels> nextOf(Shares left) {
    Map<String, Integer> ids = new TreeMap<>();
    for (int share = 0; share < Shares.COUNT; share++) {
      if ((left.mask() >>> share & 1) == 1) {
        ids.put(ChangeRecords.head(name, share), share);
      }
    }
    return records
        .findAll(TAKEN_OVER, ids.keySet())
        .compose(
            found -> {
              List<Kept> open = new ArrayList<>();
              ids.forEach(
                  (id, share) -> {
                    Kept kept = kept(share, found.get(id));
                    if (kept.stage() == Stage.DONE) {
                      done = done.plus(new Shares(1L << share));
                    } else {
                      open.add(kept);
                    }
                  });
              return open.isEmpty() ? Future.succeededFuture(DueLevels.NONE) : page(open);
            });
  }

  private Kept kept(int share, @Nullable StoredRecord stored) {
    Kept begun = new Kept(generation, share, Stage.TOLD, null);
    Kept kept = stored == null ? begun : RecordForm.read(stored, Kept.class);
    // Another generation may have taken over before this one did.
    return kept.generation().equals(generation) ? kept : begun;
  }

  /** Those that are equally far are one scan. */
  private Future<DueLevels> page(List<Kept> open) {
    Kept first = open.get(0);
    List<Kept> together =
        open.stream()
            .filter(one -> one.stage() == first.stage())
            .filter(one -> Objects.equals(one.after(), first.after()))
            .toList();
    Shares shares = new Shares(together.stream().mapToLong(one -> 1L << one.share()).sum());
    return (first.stage() == Stage.TOLD ? told(first.after()) : untold(first.after()))
        .compose(page -> levels(page, shares, next(together, page)));
  }

  private Future<Page> told(@Nullable String after) {
    return records
        .list(new RecordQuery(TOLD, null, name + "-", false, after, PAGE))
        .map(
            page ->
                new Page(
                    page.records().stream()
                        .map(stored -> RecordForm.read(stored, ToldLevel.class))
                        .toList(),
                    page.next()));
  }

  private Future<Page> untold(@Nullable String after) {
    return figures
        .page(after, PAGE)
        .compose(
            page ->
                records
                    .findAll(TOLD, page.levels().stream().map(this::id).toList())
                    .map(
                        told ->
                            new Page(
                                page.levels().stream()
                                    .filter(level -> !told.containsKey(id(level)))
                                    .toList(),
                                page.next())));
  }

  private String id(ToldLevel level) {
    return ChangeRecords.told(name, level.person(), level.competency());
  }

  private List<RecordWrite> next(List<Kept> together, Page page) {
    Kept first = together.get(0);
    Stage ended = first.stage() == Stage.TOLD ? Stage.FIGURES : Stage.DONE;
    Stage stage = page.next() == null ? ended : first.stage();
    List<RecordWrite> writes = new ArrayList<>();
    for (Kept one : together) {
      writes.add(
          new RecordWrite.Put(
              TAKEN_OVER,
              ChangeRecords.head(name, one.share()),
              RecordWrite.ANY_REVISION,
              RecordForm.write(new Kept(generation, one.share(), stage, page.next())),
              Map.of()));
    }
    return writes;
  }

  private Future<DueLevels> levels(Page page, Shares shares, List<RecordWrite> looked) {
    List<ToldLevel> levels =
        page.levels().stream().filter(level -> shares.contains(level.person())).toList();
    List<PersonId> people = levels.stream().map(ToldLevel::person).distinct().toList();
    return (people.isEmpty()
            ? Future.succeededFuture(DueLevels.NONE.overrides())
            : overrides.find(framework, people))
        .map(all -> new DueLevels(levels, all, looked));
  }
}
