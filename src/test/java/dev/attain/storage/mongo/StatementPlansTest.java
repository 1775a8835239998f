package dev.attain.storage.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.mongodb.client.model.Filters;
import com.mongodb.reactivestreams.client.FindPublisher;
import dev.attain.statements.NewStatement;
import dev.attain.statements.Position;
import dev.attain.statements.PositionQuery;
import dev.attain.storage.contract.Await;
import dev.attain.storage.contract.Drafts;
import dev.attain.storage.contract.TestClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How MongoDB goes about each query shape: along an index that ends in the sort key. The stand-in
 * has no plans, so it is skipped there.
 */
class StatementPlansTest {
  private static final int STATEMENTS = 400;

  private final TestMongo server = TestMongo.server();
  private final MongoSettings settings = server.freshDatabase();
  private TestNode node;

  @BeforeEach
  void open() {
    assumeFalse(server.isStandIn(), "the stand-in has no explain: plans are not looked at");
    node = TestNode.open(settings, new TestClock());
    List<NewStatement> batch = new ArrayList<>();
    for (int i = 0; i < STATEMENTS; i++) {
      batch.add(
          i % 100 == 0
              ? Drafts.statement("s" + i, "common", "other", "rare")
              : Drafts.statement("s" + i, "common", "other"));
    }
    Await.get(node.store().append(batch));
    Await.get(node.store().append(List.of(Drafts.voiding("v", "s7"))));
  }

  @AfterEach
  void drop() {
    if (node != null) {
      node.close();
      server.drop(settings);
    }
  }

  private static PositionQuery query(boolean ascending, String... terms) {
    return new PositionQuery(
        Drafts.terms(terms), Position.of(1_000, 0), Position.END, ascending, 10);
  }

  @ParameterizedTest
  @CsvSource({"true, 1", "false, 1", "true, 3", "false, 3"})
  void aQueryWithTermsReadsTheRarestOneInOrder(boolean ascending, int terms) {
    String[] names = terms == 1 ? new String[] {"rare"} : new String[] {"common", "other", "rare"};
    Plan plan = explain(finds -> finds.byTerms(query(ascending, names), Drafts.term("rare"), 11));

    plan.readsInOrderOf("terms_1_pos_-1");
    assertThat(plan.keysExamined()).isLessThanOrEqualTo(STATEMENTS / 100 + 1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aQueryWithoutTermsReadsTheLogInOrder(boolean ascending) {
    Plan plan = explain(finds -> finds.all(query(ascending), 11));

    plan.readsInOrderOf("pos_1");
    assertThat(plan.keysExamined()).isLessThanOrEqualTo(13);
  }

  @Test
  void theFeedReadsTheLogInOrder() {
    Plan plan = explain(finds -> finds.forward(Position.START, Position.END, 50));

    plan.readsInOrderOf("pos_1");
    assertThat(plan.keysExamined()).isLessThanOrEqualTo(51);
  }

  @Test
  void aStatementIsFoundByTheIndexOfItsId() {
    Plan plan = explain(finds -> finds.byId(Drafts.id("s1")).limit(1));

    assertThat(plan.stages()).doesNotContain("COLLSCAN", "SORT");
    assertThat(plan.keysExamined()).isLessThanOrEqualTo(2);
  }

  @Test
  void whatPointsAtAStatementIsFoundByItsTarget() {
    FindPublisher<BsonDocument> pointing =
        MongoLog.statements(node.connection())
            .find(
                Filters.in(
                    "target", StatementDocument.ids(Set.of(Drafts.id("s7"), Drafts.id("s8")))));
    Plan plan = new Plan(Await.get(node.connection().publishers().one(pointing.explain())));

    plan.readsInOrderOf("target_1");
  }

  @Test
  void termsAreCountedInTheIndex() {
    assertThat(Await.get(new TermCounts(node.connection()).rarest(Drafts.terms("common", "rare"))))
        .isEqualTo(Drafts.term("rare"));
  }

  private Plan explain(Function<StatementFinds, FindPublisher<BsonDocument>> shape) {
    StatementFinds finds =
        new StatementFinds(Session.NONE.in(MongoLog.statements(node.connection())), 10_000);
    return new Plan(Await.get(node.connection().publishers().one(shape.apply(finds).explain())));
  }

  /** The answer to explain, of a replica set or of every shard. */
  private record Plan(Document explained) {
    List<String> stages() {
      return values("stage").map(String::valueOf).toList();
    }

    void readsInOrderOf(String index) {
      assertThat(stages()).contains("IXSCAN").doesNotContain("COLLSCAN", "SORT");
      assertThat(values("indexName").distinct()).containsExactly(index);
    }

    long keysExamined() {
      return values("totalKeysExamined")
          .mapToLong(v -> ((Number) v).longValue())
          .max()
          .orElseThrow();
    }

    /** Of the plan that won; those that lost are not looked at. */
    private Stream<Object> values(String name) {
      return values(explained, name);
    }

    private static Stream<Object> values(Object node, String name) {
      if (node instanceof List<?> list) {
        return list.stream().flatMap(item -> values(item, name));
      }
      if (node instanceof Document document) {
        return document.entrySet().stream()
            .filter(entry -> !entry.getKey().equals("rejectedPlans"))
            .filter(entry -> !entry.getKey().equals("allPlansExecution"))
            .flatMap(
                entry ->
                    entry.getKey().equals(name)
                        ? Stream.of(entry.getValue())
                        : values(entry.getValue(), name));
      }
      return Stream.empty();
    }
  }
}
