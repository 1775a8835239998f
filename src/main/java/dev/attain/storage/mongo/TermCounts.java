package dev.attain.storage.mongo;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.attain.statements.Term;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.bson.Document;

/**
 * About how many statements have a term, counted up to a bound and remembered for some minutes. It
 * says which term of a query is the rarest, and so which part of the index is read; nothing else
 * depends on it.
 */
final class TermCounts {
  private static final int BOUND = 10_000;
  private static final int REMEMBERED = 100_000;
  private static final Duration FRESH = Duration.ofMinutes(10);

  private final MongoConnection connection;
  private final Cache<Term, Integer> counts =
      Caffeine.newBuilder()
          .maximumSize(REMEMBERED)
          .expireAfterWrite(FRESH)
          .executor(Runnable::run)
          .build();

  TermCounts(MongoConnection connection) {
    this.connection = connection;
  }

  /**
   * The rarest of some terms.
   *
   * @param terms at least one
   */
  Future<Term> rarest(Set<Term> terms) {
    if (terms.size() == 1) {
      return Future.succeededFuture(terms.iterator().next());
    }
    record Counted(Term term, int count) {}
    List<Future<Counted>> counted = new ArrayList<>();
    for (Term term : terms) {
      counted.add(count(term).map(count -> new Counted(term, count)));
    }
    return Future.all(counted)
        .map(
            all ->
                all.<Counted>list().stream()
                    // Of equal counts always the same one, so that pages follow one plan.
                    .min(Comparator.comparingInt(Counted::count).thenComparing(Counted::term))
                    .orElseThrow()
                    .term());
  }

  private Future<Integer> count(Term term) {
    Integer known = counts.getIfPresent(term);
    if (known != null) {
      return Future.succeededFuture(known);
    }
    Document command =
        new Document("count", MongoLog.STATEMENTS)
            .append("query", new Document(StatementDocument.TERMS, StatementDocument.term(term)))
            .append("limit", BOUND)
            .append("hint", StatementIndexes.BY_TERM)
            .append("maxTimeMS", connection.settings().deadline().toMillis());
    return connection
        .publishers()
        .one(connection.database().runCommand(command))
        .map(
            answer -> {
              int count = Objects.requireNonNull(answer.get("n", Number.class)).intValue();
              counts.put(term, count);
              return count;
            });
  }
}
