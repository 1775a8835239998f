package dev.attain.analytics.statements.export;

import dev.attain.analytics.statements.StatementSearch;
import dev.attain.analytics.statements.Stretch;
import dev.attain.analytics.statements.Walk;
import dev.attain.analytics.statements.filter.Filter;
import dev.attain.analytics.statements.filter.WhoIsMeant;
import dev.attain.feed.Scheduler;
import dev.attain.statements.Position;
import io.vertx.core.Future;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Writes out statements in the order of the log. Memory is that of one stretch of them (for Parquet
 * of one row group), however many there are and however slowly they are taken.
 */
public final class StatementExport {
  private static final int STRETCH = 500;

  private final StatementSearch search;
  private final Scheduler scheduler;

  /**
   * @param scheduler where statements are made octets of: no event loop
   */
  public StatementExport(StatementSearch search, Scheduler scheduler) {
    this.search = search;
    this.scheduler = scheduler;
  }

  /**
   * What is written out.
   *
   * @param after exclusive
   * @param upTo inclusive
   * @param safe see {@link CsvWriter}
   */
  public record Question(
      Filter filter,
      WhoIsMeant who,
      Position after,
      Position upTo,
      ExportFormat format,
      List<ExportColumn> columns,
      boolean safe) {
    public Question {
      Objects.requireNonNull(filter);
      Objects.requireNonNull(who);
      columns = List.copyOf(columns);
    }
  }

  /**
   * Writes everything.
   *
   * @param sink takes some octets; the next ones follow when it is done
   */
  public Future<Void> write(Question question, Function<byte[], Future<Void>> sink) {
    Walk walk = search.walk(question.filter(), question.who(), true).upTo(question.upTo());
    RowWriter writer = question.format().writer(question.columns(), question.safe());
    Writing writing = new Writing(walk, writer, sink);
    writing.taken(writer.begin(), () -> writing.from(question.after()));
    return Future.fromCompletionStage(writing.done);
  }

  /**
   * One export on its way. It goes on by callbacks: futures that wait for one another would be a
   * chain as long as the log.
   */
  private final class Writing {
    private final Walk walk;
    private final RowWriter writer;
    private final Function<byte[], Future<Void>> sink;
    private final CompletableFuture<Void> done = new CompletableFuture<>();

    Writing(Walk walk, RowWriter writer, Function<byte[], Future<Void>> sink) {
      this.walk = walk;
      this.writer = writer;
      this.sink = sink;
    }

    void from(Position position) {
      walk.next(position, STRETCH).onSuccess(this::write).onFailure(done::completeExceptionally);
    }

    private void write(Stretch stretch) {
      Position reached = stretch.reached();
      Runnable next =
          stretch.end()
              ? () -> taken(writer.end(), () -> done.complete(null))
              : () -> from(reached);
      try {
        taken(writer.write(stretch.rows()), next);
      } catch (RuntimeException e) {
        done.completeExceptionally(e);
      }
    }

    void taken(byte[] some, Runnable next) {
      if (some.length == 0) {
        next.run();
      } else {
        scheduler
            .here(sink.apply(some))
            .onSuccess(taken -> next.run())
            .onFailure(done::completeExceptionally);
      }
    }
  }
}
