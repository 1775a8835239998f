package dev.attain.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.statements.NewStatement;
import dev.attain.statements.Position;
import dev.attain.statements.StatementStore;
import dev.attain.statements.StoredStatement;
import dev.attain.storage.contract.Await;
import dev.attain.storage.model.ModelEngine;
import dev.attain.xapi.StatementId;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class WholeLogTest {
  private final StatementStore statements = new ModelEngine(InstantSource.system()).statements();
  private final Remembering consumer = new Remembering();
  private final WholeLog reading = new WholeLog(statements, consumer, 2);

  @Test
  void handsOverEveryStatementOnceInOrderAndThenHasNoMore() {
    List<StatementId> sent = append(5);

    assertThat(stepsUntilRest()).isEqualTo(4);

    assertThat(consumer.consumed).containsExactlyElementsOf(sent);
    List<StatementId> later = append(1);
    stepsUntilRest();
    assertThat(consumer.consumed).endsWith(later.get(0)).hasSize(6);
  }

  @Test
  void asksTheConsumerWhereItIsAfterAFailure() {
    List<StatementId> sent = append(4);
    Await.get(reading.step());
    Await.get(reading.step());
    consumer.kept = Checkpoint.NONE;

    reading.startAnew();
    stepsUntilRest();

    assertThat(consumer.consumed)
        .containsExactly(
            sent.get(0), sent.get(1), sent.get(0), sent.get(1), sent.get(2), sent.get(3));
  }

  private int stepsUntilRest() {
    int steps = 0;
    while (Await.get(reading.step())) {
      steps++;
    }
    return steps;
  }

  private List<StatementId> append(int count) {
    List<NewStatement> batch = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] json = "{}".getBytes(StandardCharsets.UTF_8);
      StatementId id = StatementId.of(UUID.randomUUID().toString());
      batch.add(new NewStatement(id, Set.of(), null, false, json, false));
    }
    Await.get(statements.append(batch));
    return batch.stream().map(NewStatement::id).toList();
  }

  private static final class Remembering implements FeedConsumer {
    private final List<StatementId> consumed = new ArrayList<>();
    private Checkpoint kept = Checkpoint.NONE;

    @Override
    public Future<Checkpoint> resume() {
      return Future.succeededFuture(kept);
    }

    @Override
    public Future<Checkpoint> accept(List<StoredStatement> batch, Checkpoint from) {
      batch.forEach(statement -> consumed.add(statement.id()));
      Position last = batch.get(batch.size() - 1).position();
      kept = new Checkpoint(last, from.revision() + 1);
      return Future.succeededFuture(kept);
    }
  }
}
