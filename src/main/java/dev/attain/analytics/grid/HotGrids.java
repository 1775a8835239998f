package dev.attain.analytics.grid;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.attain.analytics.cohort.CohortAnswer;
import dev.attain.analytics.cohort.CohortAnswer.Answered;
import dev.attain.analytics.cohort.CohortAnswer.Unknown;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Grids that were asked for of late. One that was found to rest on the newest ground within the
 * last {@link #FRESH} is given as it is; after that the ground is looked at, and only if it is
 * another one, or the grid is older than {@link #OLD} and of no instant in particular, it is
 * computed anew. However many ask for one grid, it is looked at or computed once at a time.
 */
public final class HotGrids {
  /** How long a grid may not show what the projection, or a document, says anew. */
  public static final Duration FRESH = Duration.ofSeconds(1);

  /** How long a grid may not show what time alone does. */
  public static final Duration OLD = Duration.ofMinutes(1);

  private static final int LEAST_OCTETS = 16 << 20;
  private static final int PART_OF_HEAP = 8;

  private final GridReads reads;
  private final InstantSource clock;
  private final Map<Key, Future<CohortAnswer<Grid>>> underWay = new ConcurrentHashMap<>();
  private final Cache<Key, Known> known =
      Caffeine.newBuilder()
          .maximumWeight(Math.max(LEAST_OCTETS, Runtime.getRuntime().maxMemory() / PART_OF_HEAP))
          .<Key, Known>weigher((key, one) -> one.grid().octets())
          .executor(Runnable::run)
          .build();

  private record Key(String cohort, @Nullable String role, @Nullable Instant asOf) {}

  /**
   * @param looked when the look at its ground began
   */
  private record Known(Grid grid, Instant looked) {}

  public HotGrids(GridReads reads, InstantSource clock) {
    this.reads = reads;
    this.clock = clock;
  }

  /**
   * A cohort's grid.
   *
   * @param role to hold its people against; null for their own
   * @param asOf null for now
   */
  public Future<CohortAnswer<Grid>> find(
      String cohort, @Nullable String role, @Nullable Instant asOf) {
    Key key = new Key(cohort, role, asOf);
    Known one = known.getIfPresent(key);
    if (one != null && isFresh(one.looked(), clock.instant())) {
      return Future.succeededFuture(new Answered<>(one.grid()));
    }
    Future<CohortAnswer<Grid>> running = underWay.get(key);
    if (running != null) {
      return running;
    }
    io.vertx.core.Promise<CohortAnswer<Grid>> promise = io.vertx.core.Promise.promise();
    Future<CohortAnswer<Grid>> mine = promise.future();
    running = underWay.putIfAbsent(key, mine);
    if (running != null) {
      return running;
    }
    look(key, known.getIfPresent(key))
        .onComplete(
            done -> {
              underWay.remove(key);
              promise.handle(done);
            });
    return mine;
  }

  private static boolean isFresh(Instant looked, Instant now) {
    return !now.isBefore(looked) && now.isBefore(looked.plus(FRESH));
  }

  private Future<CohortAnswer<Grid>> look(Key key, @Nullable Known before) {
    Instant now = clock.instant();
    return reads
        .ground(key.cohort())
        .compose(
            answer ->
                key.role() == null || !(answer instanceof Answered<Ground> own)
                    ? Future.succeededFuture(answer)
                    : reads.ground(own.figures(), key.role()))
        .compose(
            answer -> {
              if (answer instanceof Unknown<Ground> unknown) {
                known.invalidate(key);
                return Future.succeededFuture(new Unknown<Grid>(unknown.detail()));
              }
              Ground ground = ((Answered<Ground>) answer).figures();
              return grid(key, ground, before, now)
                  .map(
                      grid -> {
                        known.put(key, new Known(grid, now));
                        return new Answered<>(grid);
                      });
            });
  }

  private Future<Grid> grid(Key key, Ground ground, @Nullable Known before, Instant now) {
    if (before != null
        && before.grid().ground().equals(ground)
        && (key.asOf() != null || now.isBefore(before.grid().asOf().plus(OLD)))) {
      return Future.succeededFuture(before.grid());
    }
    Instant asOf = key.asOf() == null ? now.truncatedTo(ChronoUnit.MILLIS) : key.asOf();
    return reads.grid(ground, asOf);
  }
}
