package dev.attain.storage.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.inc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.client.model.UpdateOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import dev.attain.storage.contract.Await;
import dev.attain.storage.mongo.standin.Faults;
import dev.attain.storage.mongo.standin.StandIn;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TransactionsTest {
  private final TestMongo server = TestMongo.server();
  private final MongoSettings settings = server.freshDatabase();
  private final Vertx vertx = Vertx.vertx();
  private MongoConnection connection;
  private MongoCollection<Document> sums;

  @BeforeEach
  void open() {
    connection = Await.get(MongoConnection.open(settings, vertx));
    sums = connection.database().getCollection("sums");
    Await.get(connection.publishers().done(sums.insertMany(List.of(row("a", 0), row("b", 0)))));
  }

  @AfterEach
  void close() {
    Await.get(connection.close());
    Await.get(vertx.close());
    server.drop(settings);
  }

  @Test
  void allOfATransactionIsThereAfterwards() {
    Await.get(
        connection
            .transactions()
            .run(session -> add(session, "a").compose(x -> add(session, "b"))));

    assertThat(value("a")).isEqualTo(1);
    assertThat(value("b")).isEqualTo(1);
  }

  @Test
  void nothingOfATransactionThatFailsIsThere() {
    Throwable failure =
        Await.failure(
            connection
                .transactions()
                .run(
                    session ->
                        add(session, "a")
                            .compose(x -> Future.failedFuture(new IllegalStateException("no")))));

    assertThat(failure).hasMessage("no");
    assertThat(value("a")).isZero();
  }

  @Test
  void nobodyElseSeesATransactionThatIsOpen() {
    Promise<Void> gate = Promise.promise();
    Promise<Void> added = Promise.promise();
    Future<Void> open =
        connection
            .transactions()
            .run(
                session ->
                    add(session, "a").onSuccess(added::tryComplete).compose(x -> gate.future()));
    Await.get(added.future());

    assertThat(value("a")).isZero();
    gate.complete();
    Await.get(open);
    assertThat(value("a")).isEqualTo(1);
  }

  @Test
  void transactionsThatMeetAreRepeatedUntilEachHasWon() {
    AtomicInteger runs = new AtomicInteger();
    List<Future<Void>> all = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      all.add(
          connection
              .transactions()
              .run(
                  session -> {
                    runs.incrementAndGet();
                    return readAndAdd(session, "a");
                  }));
    }
    all.forEach(Await::get);

    assertThat(value("a")).isEqualTo(20);
    assertThat(runs.get()).isGreaterThanOrEqualTo(20);
  }

  @Test
  void anIdThatIsThereByNowMakesTheBodyDecideAnew() {
    AtomicInteger runs = new AtomicInteger();

    Await.get(
        connection
            .transactions()
            .run(
                session -> {
                  String id = runs.getAndIncrement() == 0 ? "a" : "c";
                  return connection
                      .publishers()
                      .done(session.in(sums).insertMany(List.of(row(id, 7))));
                }));

    assertThat(runs).hasValue(2);
    assertThat(value("c")).isEqualTo(7);
  }

  @Test
  void aCommitWhoseResultIsUnknownIsSentAgain() {
    faults().hide("commitTransaction", 64, "WriteConcernFailed", "UnknownTransactionCommitResult");
    AtomicInteger runs = new AtomicInteger();

    Await.get(
        connection
            .transactions()
            .run(
                session -> {
                  runs.incrementAndGet();
                  return add(session, "a");
                }));

    assertThat(runs).hasValue(1);
    assertThat(value("a")).isEqualTo(1);
  }

  @Test
  void aTransactionThatNeverWinsFailsAsRetryableWhenItsTimeIsOver() {
    for (int i = 0; i < 200; i++) {
      faults().refuse("commitTransaction", 112, "WriteConflict", "TransientTransactionError");
    }
    Throwable failure =
        Await.failure(withDeadline(Duration.ofMillis(200)).run(session -> add(session, "a")));

    faults().clear();
    assertThat(Failures.isRetryable(failure)).isTrue();
    assertThat(value("a")).isZero();
  }

  private Faults faults() {
    StandIn standIn = server.standIn().orElse(null);
    assumeTrue(standIn != null, "faults are made by the stand-in alone");
    return standIn.faults();
  }

  private Transactions withDeadline(Duration deadline) {
    return connection.transactionsWithin(deadline);
  }

  private Future<Void> add(Session session, String id) {
    return connection
        .publishers()
        .done(session.in(sums).updateOne(eq("_id", id), inc("n", 1), new UpdateOptions()));
  }

  private Future<Void> readAndAdd(Session session, String id) {
    return connection
        .publishers()
        .one(session.in(sums).find(eq("_id", id)).first())
        .compose(
            row ->
                connection
                    .publishers()
                    .done(
                        session
                            .in(sums)
                            .updateOne(
                                eq("_id", id),
                                new Document("$set", new Document("n", row.getInteger("n") + 1)),
                                new UpdateOptions())));
  }

  private int value(String id) {
    return Await.get(connection.publishers().one(sums.find(eq("_id", id)).first())).getInteger("n");
  }

  private static Document row(String id, int n) {
    return new Document("_id", id).append("n", n);
  }
}
