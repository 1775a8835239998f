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
    return taken(writer.begin(), sink)
        .compose(begun -> stretches(walk, question.after(), writer, sink));
  }

  private Future<Void> stretches(
      Walk walk, Position from, RowWriter writer, Function<byte[], Future<Void>> sink) {
    return walk.next(from, STRETCH).compose(stretch -> written(walk, stretch, writer, sink));
  }

  private Future<Void> written(
      Walk walk, Stretch stretch, RowWriter writer, Function<byte[], Future<Void>> sink) {
    return taken(writer.write(stretch.rows()), sink)
        .compose(
            done ->
                stretch.end()
                    ? taken(writer.end(), sink)
                    : stretches(walk, stretch.reached(), writer, sink));
  }

  private Future<Void> taken(byte[] some, Function<byte[], Future<Void>> sink) {
    return some.length == 0 ? Future.succeededFuture() : scheduler.here(sink.apply(some));
  }
}
