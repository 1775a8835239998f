package dev.attain.storage.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.statements.AppendOutcome;
import dev.attain.statements.NewStatement;
import dev.attain.statements.Position;
import dev.attain.statements.StoredStatement;
import dev.attain.storage.contract.Await;
import dev.attain.storage.contract.Drafts;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Batches at the bounds of the port, and statements at those of MongoDB. */
class LargeBatchTest {
  private final TestMongo server = TestMongo.server();
  private final MongoSettings settings = server.freshDatabase();
  private MongoEngine engine;

  @BeforeEach
  void open() {
    engine = server.open(settings, InstantSource.system());
  }

  @AfterEach
  void drop() {
    Await.get(engine.close());
    server.drop(settings);
  }

  /** A statement whose JSON has so many bytes. */
  private static NewStatement weighing(String name, int bytes) {
    NewStatement small = Drafts.statement(name);
    int frame = "{\"name\":\"\"}".length();
    byte[] json =
        ("{\"name\":\"" + "x".repeat(bytes - frame) + "\"}").getBytes(StandardCharsets.UTF_8);
    return new NewStatement(small.id(), small.terms(), null, false, json, false);
  }

  private void requireAllInOrder(List<NewStatement> batch) {
    assertThat(Await.get(engine.statements().append(batch)))
        .isInstanceOfSatisfying(
            AppendOutcome.Appended.class,
            appended -> assertThat(appended.appended()).isEqualTo(batch.size()));
    // A read of the last one waits for the horizon, which the feed goes up to.
    Await.get(engine.statements().find(batch.get(batch.size() - 1).id()));
    assertThat(Await.get(engine.statements().readForward(Position.START, batch.size())))
        .extracting(StoredStatement::id)
        .containsExactlyElementsOf(batch.stream().map(NewStatement::id).toList());
  }

  @Test
  void aBatchOfTenThousandIsStoredWholeAndInOrder() {
    requireAllInOrder(
        IntStream.range(0, 10_000).mapToObj(i -> Drafts.statement("s" + i, "t" + i % 7)).toList());
  }

  @Test
  void aBatchOfFortyMegabytesIsStoredWhole() {
    requireAllInOrder(IntStream.range(0, 40).mapToObj(i -> weighing("s" + i, 1 << 20)).toList());
  }

  @Test
  void theLargestStatementThatMongoDbTakesIsStoredExactly() {
    int largest = StatementDocument.MAX_BYTES - (64 << 10);
    NewStatement statement = weighing("a", largest);
    Await.get(engine.statements().append(List.of(statement)));

    assertThat(Await.get(engine.statements().find(statement.id())).orElseThrow().json())
        .isEqualTo(statement.json());
  }

  @Test
  void aBatchWithStatementsThatAreTooLargeIsRefusedWithTheirIds() {
    NewStatement large = weighing("large", StatementDocument.MAX_BYTES);
    List<NewStatement> batch = List.of(Drafts.statement("small"), large);

    assertThat(Await.get(engine.statements().append(batch)))
        .isEqualTo(new AppendOutcome.TooLarge(List.of(large.id()), StatementDocument.MAX_BYTES));
    assertThat(Await.get(engine.statements().find(Drafts.id("small")))).isEmpty();
  }
}
