package dev.attain.competency.projection.shares;

import dev.attain.competency.framework.FrameworkVersion;
import dev.attain.people.IdentityReads;
import dev.attain.records.RecordCollection;
import dev.attain.records.RecordQuery;
import dev.attain.records.RecordStore;
import dev.attain.records.RecordWrite;
import dev.attain.records.WriteOutcome;
import dev.attain.statements.Position;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The strands of one generation of a framework version's projection.
 *
 * <p>Every change of a strand is guarded by its revision, and changes of two strands are one atomic
 * write; so whatever nodes believe, each share stays in exactly one strand, and who works with a
 * strand that someone else has changed since writes nothing.
 *
 * <p>The first strand is never deleted, and no id is used twice: a revision can't be met again.
 */
public final class Strands {
  /** One {@link StrandRecord} for each strand; the id of a generation's first is a prefix. */
  public static final RecordCollection STRANDS = new RecordCollection("projection", List.of());

  private static final int READ_AGAIN = 5;
  private static final int END_AGAIN = 20;

  private final RecordStore records;
  private final FrameworkVersion framework;
  private final String first;

  public Strands(RecordStore records, Generation generation) {
    this.records = records;
    this.framework = generation.framework();
    this.first = generation.id();
  }

  /** What became of a strand a part of which was handed over; no rest when all of it was. */
  public record HandedOver(@Nullable Strand rest, Strand part) {}

  /** As they are kept, in no order; without a first one they are begun, at the start of the log. */
  public Future<List<Strand>> all() {
    return find()
        .compose(
            found ->
                found.stream().anyMatch(strand -> strand.id().equals(first))
                    ? Future.succeededFuture(found)
                    : begin().compose(begun -> find()));
  }

  private Future<List<Strand>> find() {
    return records.listAll(
        new RecordQuery(STRANDS, null, first, false, null, RecordQuery.MAX_LIMIT),
        StrandRecord::strand);
  }

  private Future<WriteOutcome> begin() {
    // If another node was quicker, its strand is found.
    return new IdentityReads(records)
        .revision()
        .map(known -> new Strand(first, 1, Shares.ALL, null, Position.START, known))
        .compose(begun -> records.write(List.of(write(begun))));
  }

  /**
   * How far all shares have come at least. A list need not be of one instant; what it shows while
   * strands are parted or joined may lack a share and is read again.
   */
  public Future<Reach> reach() {
    return reach(READ_AGAIN);
  }

  /** The position of {@link #reach()}. */
  public Future<Position> position() {
    return reach().map(Reach::position);
  }

  private Future<Reach> reach(int attempts) {
    return find()
        .compose(
            found -> {
              Shares seen = sharesOf(found);
              if (!seen.equals(Shares.ALL) && attempts > 1 && !found.isEmpty()) {
                return reach(attempts - 1);
              }
              return Future.succeededFuture(
                  seen.equals(Shares.ALL) ? lowest(found) : Reach.NOTHING);
            });
  }

  private static Reach lowest(List<Strand> strands) {
    return new Reach(
        strands.stream().map(Strand::position).min(Position::compareTo).orElse(Position.START),
        strands.stream().mapToLong(Strand::identities).min().orElse(0));
  }

  /** The write that makes a strand what it is to be; conflicts unless it was one revision less. */
  public RecordWrite write(Strand next) {
    return new RecordWrite.Put(
        STRANDS,
        next.id(),
        next.revision() - 1,
        RecordForm.write(StrandRecord.of(framework, next)),
        Map.of());
  }

  /**
   * Lets a node, or none, take on some shares of a strand, which become a strand of their own; or
   * the whole strand.
   *
   * @param part shares of the strand, at least one
   * @return empty when someone else has changed the strand
   */
  public Future<Optional<HandedOver>> handOver(Strand from, Shares part, @Nullable String owner) {
    if (part.equals(from.shares())) {
      Strand whole = from.ownedBy(owner);
      return written(List.of(write(whole)), new HandedOver(null, whole));
    }
    Strand rest = from.holding(from.shares().minus(part));
    // The former strand's id and revision occur together once.
    String id = first + "-" + RecordForm.id(rest.id(), Long.toString(rest.revision()));
    Strand parted = new Strand(id, 1, part, owner, from.position(), from.identities());
    return written(List.of(write(rest), write(parted)), new HandedOver(rest, parted));
  }

  /**
   * Makes one strand of two that meet and have one owner.
   *
   * @return empty when someone else has changed one of them
   */
  public Future<Optional<Strand>> join(Strand one, Strand other) {
    if (!one.meets(other)) {
      throw new IllegalArgumentException("they don't meet: " + one + ", " + other);
    }
    Strand kept = other.id().equals(first) ? other : one;
    Strand gone = other.id().equals(first) ? one : other;
    Strand joined = kept.holding(kept.shares().plus(gone.shares()));
    return written(
        List.of(write(joined), new RecordWrite.Delete(STRANDS, gone.id(), gone.revision())),
        joined);
  }

  /**
   * Ends a projection for good: from then on no node writes for any share, whatever it believes,
   * since each strand is another than it knows, and at the end of the log.
   *
   * @return false when nodes were quicker to write, again and again; then it is to be tried again
   */
  public Future<Boolean> end() {
    return end(END_AGAIN);
  }

  private Future<Boolean> end(int attempts) {
    return all()
        .compose(
            found -> {
              List<Strand> open = found.stream().filter(strand -> !strand.isEnded()).toList();
              if (open.isEmpty() && sharesOf(found).equals(Shares.ALL)) {
                return Future.succeededFuture(true);
              }
              if (attempts == 0) {
                return Future.succeededFuture(false);
              }
              Future<?> ends = Future.succeededFuture();
              for (Strand strand : open) {
                ends = ends.compose(done -> records.write(List.of(write(strand.ended()))));
              }
              return ends.compose(done -> end(attempts - 1));
            });
  }

  private static Shares sharesOf(List<Strand> strands) {
    return strands.stream().map(Strand::shares).reduce(Shares.NONE, Shares::plus);
  }

  private <T> Future<Optional<T>> written(List<RecordWrite> writes, T result) {
    return records
        .write(writes)
        .map(
            outcome ->
                outcome instanceof WriteOutcome.Written ? Optional.of(result) : Optional.empty());
  }
}
