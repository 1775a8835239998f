package dev.attain.analytics.statements.answer;

import dev.attain.analytics.statements.answer.ScanJob.State;
import dev.attain.analytics.statements.filter.WhoIsMeant;
import dev.attain.analytics.statements.measure.Groups;
import dev.attain.records.RecordStore;
import dev.attain.statements.Position;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Scans of any length: what they are and what they found is kept, so that every node can tell; the
 * node that was asked runs them, a few at once. One whose server stops has to be started anew.
 */
public final class Scans {
  /** The most scans that one server runs at once. */
  public static final int MOST_AT_ONCE = 3;

  /** The most scans that are kept; of those that have ended the oldest goes first. */
  public static final int MOST_KEPT = 50;

  private static final Logger LOG = LoggerFactory.getLogger(Scans.class);
  private static final Duration BEAT = Duration.ofSeconds(1);
  private static final int STATEMENTS_A_STEP = 2_000;

  private final MeasureReads reads;
  private final ScanRecords records;
  private final InstantSource clock;
  private final AtomicInteger running = new AtomicInteger();
  private volatile boolean stopped;

  public Scans(MeasureReads reads, RecordStore records, InstantSource clock) {
    this.reads = reads;
    this.records = new ScanRecords(records);
    this.clock = clock;
  }

  /** A scan and, when it is done, what it found. */
  public record Known(ScanJob job, Optional<MeasureAnswer> answer) {
    public Known {
      Objects.requireNonNull(job);
    }
  }

  /**
   * Starts a scan.
   *
   * @param by the key of the credential that asks for it
   * @return empty when {@link #MOST_AT_ONCE} run already
   */
  public Future<Optional<ScanJob>> start(MeasureQuestion question, WhoIsMeant who, String by) {
    if (stopped || running.incrementAndGet() > MOST_AT_ONCE) {
      running.decrementAndGet();
      return Future.succeededFuture(Optional.empty());
    }
    return makeRoom()
        .compose(done -> reads.scan(question, who))
        .compose(scan -> begin(question, scan, by))
        .onFailure(failed -> running.decrementAndGet())
        .map(Optional::of);
  }

  private Future<ScanJob> begin(MeasureQuestion question, Scan scan, String by) {
    Instant now = clock.instant();
    ScanJob job =
        new ScanJob(
            UUID.randomUUID().toString(),
            by,
            question.filter().toString(),
            question.by(),
            question.zone().toString(),
            question.limit(),
            now,
            State.RUNNING,
            scan.answer().through().value(),
            0,
            0,
            now,
            null,
            null,
            0,
            false);
    return records
        .write(job, 0)
        .map(
            written -> {
              new Run(scan, job).go();
              return job;
            });
  }

  private Future<Void> makeRoom() {
    return records
        .all()
        .compose(
            all -> {
              Optional<ScanRecords.Kept> oldest =
                  all.size() < MOST_KEPT
                      ? Optional.empty()
                      : all.stream()
                          .filter(kept -> kept.job().asOf(clock.instant()).state() != State.RUNNING)
                          .min(Comparator.comparing(kept -> kept.job().started()));
              return oldest.isEmpty()
                  ? Future.succeededFuture()
                  : records.delete(oldest.get()).mapEmpty();
            });
  }

  /** The newest first. */
  public Future<List<ScanJob>> list() {
    return records
        .all()
        .map(
            all ->
                all.stream()
                    .map(kept -> kept.job().asOf(clock.instant()))
                    .sorted(Comparator.comparing(ScanJob::started).reversed())
                    .toList());
  }

  public Future<Optional<Known>> find(String id) {
    return records
        .find(id)
        .compose(
            found -> {
              Optional<ScanJob> job = found.map(kept -> kept.job().asOf(clock.instant()));
              if (job.isEmpty() || job.get().state() != State.DONE) {
                return Future.succeededFuture(job.map(j -> new Known(j, Optional.empty())));
              }
              return records.groups(job.get()).map(groups -> Optional.of(known(job.get(), groups)));
            });
  }

  private static Known known(ScanJob job, Groups.Shown groups) {
    return new Known(
        job,
        Optional.of(
            new MeasureAnswer(
                groups,
                MeasureAnswer.Origin.SCAN,
                new Position(job.through()),
                job.scanned(),
                true)));
  }

  /** What became of ending a scan. */
  public enum Ending {
    UNKNOWN,
    CANCELLED,
    DELETED
  }

  /** Cancels a scan that runs, or deletes one that has ended. */
  public Future<Ending> end(String id) {
    return records
        .find(id)
        .compose(
            found -> {
              if (found.isEmpty()) {
                return Future.succeededFuture(Ending.UNKNOWN);
              }
              ScanRecords.Kept kept = found.get();
              boolean runs = kept.job().asOf(clock.instant()).state() == State.RUNNING;
              ScanJob cancelled =
                  kept.job().ended(State.CANCELLED, clock.instant(), null, 0, false);
              return (runs ? records.write(cancelled, kept.revision()) : records.delete(kept))
                  .compose(
                      written ->
                          written
                              ? Future.succeededFuture(runs ? Ending.CANCELLED : Ending.DELETED)
                              : end(id));
            });
  }

  /** Ends what runs here; it is seen as failed after a while. */
  public Future<Void> stop() {
    stopped = true;
    return Future.succeededFuture();
  }

  /** One scan on its way. */
  private final class Run {
    private final Scan scan;
    private ScanJob job;
    private long revision = 1;

    Run(Scan scan, ScanJob job) {
      this.scan = scan;
      this.job = job;
    }

    /** Goes on by callbacks: futures that wait for one another would be a long chain. */
    void go() {
      scan.run(STATEMENTS_A_STEP)
          .compose(this::stepped)
          .onSuccess(
              more -> {
                if (more) {
                  go();
                } else {
                  running.decrementAndGet();
                }
              })
          .onFailure(this::fail);
    }

    private void fail(Throwable failure) {
      LOG.warn("scan {} failed", job.id(), failure);
      String why = String.valueOf(failure.getMessage());
      records
          .write(job.ended(State.FAILED, clock.instant(), why, 0, false), revision)
          .onComplete(done -> running.decrementAndGet());
    }

    /** Whether there is more to do. */
    private Future<Boolean> stepped(Scan at) {
      if (stopped) {
        return Future.succeededFuture(false);
      }
      Instant now = clock.instant();
      double share = at.share();
      if (at.ended()) {
        Groups.Shown found = at.answer().groups();
        ScanJob done =
            job.progressed(at.scanned(), 1, now)
                .ended(State.DONE, now, null, found.groups().size(), found.others().isPresent());
        // Who cancelled it meanwhile has the last word.
        return records.write(done, revision, found).map(false);
      }
      if (now.isBefore(job.beat().plus(BEAT))) {
        return Future.succeededFuture(true);
      }
      ScanJob next = job.progressed(at.scanned(), share, now);
      return records
          .write(next, revision)
          .map(
              written -> {
                if (written) {
                  job = next;
                  revision++;
                }
                return written;
              });
    }
  }
}
