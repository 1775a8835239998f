package dev.attain.storage.contract;

import static dev.attain.storage.contract.Drafts.id;
import static dev.attain.storage.contract.Drafts.json;
import static dev.attain.storage.contract.Drafts.otherStatement;
import static dev.attain.storage.contract.Drafts.referring;
import static dev.attain.storage.contract.Drafts.statement;
import static dev.attain.storage.contract.Drafts.terms;
import static dev.attain.storage.contract.Drafts.timed;
import static dev.attain.storage.contract.Drafts.voiding;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.statements.AppendOutcome;
import dev.attain.statements.NewStatement;
import dev.attain.statements.Position;
import dev.attain.statements.PositionQuery;
import dev.attain.statements.StatementPage;
import dev.attain.statements.StatementStore;
import dev.attain.statements.StoredStatement;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The port {@code StatementStore}, on any engine. */
public interface StatementStoreContract {
  Position END = new Position(Long.MAX_VALUE);

  /** The store under test, empty at the beginning of each test. */
  StatementStore statements();

  /** The clock of that store. */
  TestClock clock();

  /** Lets the safe horizon reach what is acknowledged, where that is not so at once. */
  default void settle() {}

  @Test
  default void whatWasAppendedIsFoundById() {
    append(statement("a", "x"));

    StoredStatement found = Await.get(statements().find(id("a"))).orElseThrow();

    assertThat(found.id()).isEqualTo(id("a"));
    assertThat(found.json()).isEqualTo(json("a"));
    assertThat(found.voided()).isFalse();
    assertThat(found.position().stored()).isEqualTo(clock().instant());
    assertThat(Await.get(statements().find(id("b")))).isEmpty();
  }

  @Test
  default void positionsOfABatchAreInItsOrder() {
    AppendOutcome outcome = append(statement("a"), statement("b"), statement("c"));

    assertThat(outcome).isEqualTo(new AppendOutcome.Appended(3, 0, position("c")));
    assertThat(List.of(position("a"), position("b"), position("c")))
        .isSorted()
        .doesNotHaveDuplicates();
  }

  @Test
  default void positionsDoNotGoBackWhenTheClockDoes() {
    append(statement("a"));
    clock().moveMillis(-60_000);
    append(statement("b"));
    clock().moveMillis(120_000);
    append(statement("c"));

    assertThat(List.of(position("a"), position("b"), position("c")))
        .isSorted()
        .doesNotHaveDuplicates();
    assertThat(position("c").stored()).isEqualTo(clock().instant());
  }

  @Test
  default void anEqualStatementIsNotStoredAgain() {
    append(statement("a"));
    Position before = position("a");
    clock().moveMillis(5);

    AppendOutcome outcome = append(statement("a"), statement("b"), statement("b"));

    assertThat(outcome).isEqualTo(new AppendOutcome.Appended(1, 2, position("b")));
    assertThat(position("a")).isEqualTo(before);
    assertThat(all()).containsExactly("a", "b");
  }

  @Test
  default void aTimestampThatTheServerAddedIsNotCompared() {
    append(timed("a", "2026-03-01T12:00:00Z", true));

    assertThat(append(timed("a", "2026-03-01T12:00:01Z", true)))
        .isInstanceOfSatisfying(
            AppendOutcome.Appended.class,
            appended -> assertThat(appended.alreadyKnown()).isEqualTo(1));
    assertThat(append(timed("a", "2026-03-01T12:00:00Z", false)))
        .isEqualTo(new AppendOutcome.Conflict(List.of(id("a"))));
  }

  @Test
  default void anAppendOfNothingNewNamesTheHorizonBeforeIt() {
    append(statement("a"));
    clock().moveMillis(5);

    AppendOutcome outcome = append(statement("a"));

    assertThat(outcome).isEqualTo(new AppendOutcome.Appended(0, 1, statements().safeHorizon()));
  }

  @Test
  default void aConflictLeavesNothingOfItsBatch() {
    append(statement("a"));

    AppendOutcome outcome =
        append(statement("b"), otherStatement("a"), statement("c"), otherStatement("c"));

    assertThat(outcome).isEqualTo(new AppendOutcome.Conflict(List.of(id("a"), id("c"))));
    assertThat(all()).containsExactly("a");
    assertThat(Await.get(statements().find(id("b")))).isEmpty();
  }

  @Test
  default void anImpossibleBatchOrLimitFails() {
    assertThat(Await.failure(statements().append(List.of())))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Await.failure(statements().readForward(Position.START, 0)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Await.failure(statements().readForward(Position.START, 10_001)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  default void aQueryIsAConjunctionOfTerms() {
    append(statement("a", "x"), statement("b", "x", "y"), statement("c", "y"), statement("d"));

    assertThat(newestFirst("x")).containsExactly("b", "a");
    assertThat(newestFirst("x", "y")).containsExactly("b");
    assertThat(newestFirst("z")).isEmpty();
    assertThat(newestFirst("x", "z")).isEmpty();
    assertThat(newestFirst()).containsExactly("d", "c", "b", "a");
    assertThat(oldestFirst("y")).containsExactly("b", "c");
    assertThat(oldestFirst()).containsExactly("a", "b", "c", "d");
  }

  @Test
  default void aQueryKeepsToItsRange() {
    append(statement("a", "x"), statement("b", "x"), statement("c", "x"), statement("d", "x"));
    Position a = position("a");
    Position c = position("c");

    for (Set<String> names : List.of(Set.of("x"), Set.<String>of())) {
      String[] terms = names.toArray(new String[0]);
      assertThat(names(query(a, c, false, 10, terms))).containsExactly("c", "b");
      assertThat(names(query(a, c, true, 10, terms))).containsExactly("b", "c");
      assertThat(names(query(c, a, true, 10, terms))).isEmpty();
      assertThat(names(query(c, c, false, 10, terms))).isEmpty();
      assertThat(names(query(END, END, true, 10, terms))).isEmpty();
    }
  }

  @Test
  default void pagesFollowEachOtherAndSayWhetherThereIsMore() {
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      append(statement("s" + i, "x"), statement("t" + i, "y"));
      expected.add("s" + i);
    }

    List<String> paged = new ArrayList<>();
    StatementPage page = query(Position.START, END, true, 4, "x");
    while (page.hasMore()) {
      assertThat(page.statements()).hasSize(4);
      paged.addAll(names(page));
      page = query(last(page), END, true, 4, "x");
    }
    paged.addAll(names(page));

    assertThat(paged).isEqualTo(expected);
    assertThat(query(Position.START, END, false, 10, "x").hasMore()).isFalse();
    assertThat(query(Position.START, END, false, 9, "x").hasMore()).isTrue();
    assertThat(query(Position.START, END, false, 19).hasMore()).isTrue();
    assertThat(query(Position.START, END, false, 20).hasMore()).isFalse();
  }

  @Test
  default void aVoidedStatementIsFoundByIdAndInTheLogButNotByQueries() {
    append(statement("a", "x"), statement("b", "x"));
    append(voiding("v", "a", "void"));

    assertThat(Await.get(statements().find(id("a"))).orElseThrow().voided()).isTrue();
    assertThat(newestFirst("void")).containsExactly("v");
    assertThat(newestFirst()).containsExactly("v", "b");
    assertThat(oldestFirst()).containsExactly("b", "v");
    assertThat(all()).containsExactly("a", "b", "v");
    assertThat(Await.get(statements().readForward(Position.START, 10)))
        .extracting(StoredStatement::voided)
        .containsExactly(true, false, false);
  }

  @Test
  default void aQueryThatWouldMatchAVoidedStatementReturnsWhatPointsAtIt() {
    append(statement("a", "x"), referring("r", "a", "y"), voiding("v", "a", "void"));

    assertThat(newestFirst("x")).containsExactly("v", "r");
    append(referring("s", "a"));
    assertThat(newestFirst("x")).containsExactly("s", "v", "r");
  }

  @Test
  default void voidingTakesEffectOnATargetThatArrivesLater() {
    append(voiding("v", "a", "void"));
    append(statement("a", "x"));

    assertThat(Await.get(statements().find(id("a"))).orElseThrow().voided()).isTrue();
    assertThat(newestFirst("x")).containsExactly("v");
    append(voiding("w", "b"), statement("b", "y"));
    assertThat(oldestFirst("y")).containsExactly("w");
  }

  @Test
  default void aStatementMayBeVoidedTwice() {
    append(statement("a", "x"), voiding("v", "a"));
    append(voiding("w", "a"));

    assertThat(oldestFirst("x")).containsExactly("v", "w");
  }

  @Test
  default void aVoidingStatementCannotBeVoided() {
    append(statement("a", "x"), voiding("v", "a", "void"));

    AppendOutcome outcome = append(statement("b"), voiding("w", "v"));

    assertThat(outcome).isEqualTo(new AppendOutcome.VoidsVoiding(List.of(id("w"))));
    assertThat(all()).containsExactly("a", "v");
    assertThat(append(voiding("v2", "c"), voiding("w2", "v2")))
        .isEqualTo(new AppendOutcome.VoidsVoiding(List.of(id("w2"))));
    assertThat(Await.get(statements().find(id("v2")))).isEmpty();
  }

  @Test
  default void voidingAVoidingStatementThatArrivesLaterHasNoEffect() {
    append(statement("a", "x"), voiding("w", "v"));
    append(voiding("v", "a", "void"));

    assertThat(Await.get(statements().find(id("v"))).orElseThrow().voided()).isFalse();
    assertThat(Await.get(statements().find(id("a"))).orElseThrow().voided()).isTrue();
    assertThat(oldestFirst("void")).containsExactly("w", "v");
    assertThat(append(voiding("w", "v"))).isInstanceOf(AppendOutcome.Appended.class);
  }

  @Test
  default void aStatementCarriesTheTermsOfItsTargetsInAnyOrderOfArrival() {
    append(statement("c1", "x"), referring("b1", "c1", "y"), referring("a1", "b1", "z"));
    append(referring("a2", "b2", "z"));
    append(referring("b2", "c2", "y"));
    append(statement("c2", "x"));
    append(referring("b3", "c3", "y"), referring("a3", "b3", "z"));
    append(statement("c3", "x"));

    assertThat(oldestFirst("x"))
        .containsExactly("c1", "b1", "a1", "a2", "b2", "c2", "b3", "a3", "c3");
    assertThat(oldestFirst("x", "z")).containsExactly("a1", "a2", "a3");
    assertThat(newestFirst("y", "z")).containsExactly("a3", "a2", "a1");
  }

  @Test
  default void termsPassThroughAVoidedStatement() {
    append(voiding("v", "b"));
    append(referring("a", "b"), referring("b", "c"));
    append(statement("c", "x"));

    assertThat(oldestFirst("x")).containsExactly("v", "a", "c");
  }

  @Test
  default void statementsThatPointAtEachOtherInACircleShareTheirTerms() {
    append(referring("a", "b", "x"));
    append(referring("b", "c", "y"));
    append(referring("c", "a", "z"), referring("self", "self", "z"), voiding("v", "v", "z"));

    assertThat(oldestFirst("x")).containsExactly("a", "b", "c");
    assertThat(oldestFirst("y", "z")).containsExactly("a", "b", "c");
    assertThat(oldestFirst("z")).containsExactly("a", "b", "c", "self", "v");
  }

  @Test
  default void theLogIsReadForwardInPieces() {
    append(statement("a"), statement("b"));
    append(statement("c"), statement("d"), statement("e"));
    settle();

    assertThat(names(Await.get(statements().readForward(Position.START, 2))))
        .containsExactly("a", "b");
    assertThat(names(Await.get(statements().readForward(position("b"), 2))))
        .containsExactly("c", "d");
    assertThat(names(Await.get(statements().readForward(position("d"), 2)))).containsExactly("e");
    assertThat(Await.get(statements().readForward(position("e"), 2))).isEmpty();
  }

  @Test
  default void theHorizonCoversWhatIsAcknowledgedAndMovesOnWithTime() {
    append(statement("a"));
    settle();
    Position atAppend = statements().safeHorizon();
    assertThat(atAppend).isGreaterThanOrEqualTo(position("a"));
    assertThat(query(Position.START, END, true, 1).horizon()).isEqualTo(atAppend);

    clock().moveMillis(1_000);
    settle();
    Position later = statements().safeHorizon();
    assertThat(later).isEqualTo(Position.lastOf(clock().instant().minusMillis(1)));

    clock().moveMillis(-5_000);
    settle();
    assertThat(statements().safeHorizon()).isEqualTo(later);
    append(statement("b"));
    assertThat(position("b")).isGreaterThan(later);
  }

  @Test
  default void listenersAreCalledAfterAppends() throws Exception {
    CountDownLatch called = new CountDownLatch(1);
    statements()
        .onAppend(
            () -> {
              throw new IllegalStateException("a listener that fails, as this test wants it");
            });
    statements().onAppend(called::countDown);

    append(statement("a"));

    assertThat(called.await(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  default void futuresCompleteOnTheContextOfTheirCaller() {
    Vertx vertx = Vertx.vertx();
    try {
      Context context = vertx.getOrCreateContext();
      Promise<List<Context>> seen = Promise.promise();
      context.runOnContext(
          start -> {
            List<Context> contexts = new ArrayList<>();
            Future<?> appended =
                statements()
                    .append(List.of(statement("a", "x")))
                    .onComplete(done -> contexts.add(Vertx.currentContext()));
            Future<?> found =
                appended
                    .compose(done -> statements().find(id("a")))
                    .onComplete(done -> contexts.add(Vertx.currentContext()));
            found.onComplete(done -> seen.complete(contexts));
          });

      assertThat(Await.get(seen.future())).containsExactly(context, context);
    } finally {
      Await.get(vertx.close());
    }
  }

  private AppendOutcome append(NewStatement... batch) {
    return Await.get(statements().append(List.of(batch)));
  }

  private Position position(String name) {
    return Await.get(statements().find(id(name))).orElseThrow().position();
  }

  private List<String> newestFirst(String... terms) {
    return names(query(Position.START, END, false, 100, terms));
  }

  private List<String> oldestFirst(String... terms) {
    return names(query(Position.START, END, true, 100, terms));
  }

  private List<String> all() {
    settle();
    return names(Await.get(statements().readForward(Position.START, 10_000)));
  }

  private StatementPage query(
      Position after, Position upTo, boolean ascending, int limit, String... names) {
    return Await.get(
        statements().query(new PositionQuery(terms(names), after, upTo, ascending, limit)));
  }

  private static Position last(StatementPage page) {
    return page.statements().get(page.statements().size() - 1).position();
  }

  private static List<String> names(StatementPage page) {
    return names(page.statements());
  }

  private static List<String> names(List<StoredStatement> statements) {
    return statements.stream().map(Drafts::name).toList();
  }
}
