package dev.attain.storage.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attain.documents.ETag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LinearizabilityTest {
  private static final String ONE = "{\"v\":1}";
  private static final String TWO = "{\"v\":2}";
  private static final Call GET = new Call.Get();

  private final List<Operation> operations = new ArrayList<>();

  @Test
  void nothingAndOneThingAfterTheOtherAreLinearizable() {
    assertThat(linearizable()).isTrue();
    add(put(ONE, Condition.ABSENT), Answer.DONE, 0, 1);
    add(GET, found(ONE), 2, 3);
    add(put(TWO, Condition.is(ONE)), Answer.DONE, 4, 5);
    add(post("{\"w\":3}"), Answer.DONE, 6, 7);
    add(GET, found("{\"v\":2,\"w\":3}"), 8, 9);
    add(delete(Condition.NONE), Answer.DONE, 10, 11);
    add(GET, found(null), 12, 13);
    add(put(ONE, Condition.PRESENT), new Answer.Refused(Optional.empty()), 14, 15);

    assertThat(Linearizability.check(operations).order()).isEqualTo(operations);
    assertThat(linearizable()).isTrue();
  }

  @Test
  void whatOverlapsMayHaveComeInAnyOrder() {
    add(put(ONE, Condition.NONE), Answer.DONE, 0, 9);
    add(GET, found(null), 1, 2);
    add(GET, found(ONE), 3, 4);
    add(put(TWO, Condition.NONE), Answer.DONE, 5, 8);
    add(GET, found(TWO), 10, 11);

    assertThat(linearizable()).isTrue();
  }

  @Test
  void aReadMayNotGoBackWhenTheWriteIsStillUnderWay() {
    add(put(ONE, Condition.NONE), Answer.DONE, 0, 9);
    add(GET, found(ONE), 1, 2);
    add(GET, found(null), 3, 4);

    assertThat(linearizable()).isFalse();
  }

  @Test
  void aLostUpdateIsNot() {
    add(put(ONE, Condition.NONE), Answer.DONE, 0, 1);
    add(post("{\"a\":1}"), Answer.DONE, 2, 5);
    add(post("{\"b\":1}"), Answer.DONE, 3, 4);
    add(GET, found("{\"v\":1,\"b\":1}"), 6, 7);

    assertThat(linearizable()).isFalse();
    assertThat(Linearizability.check(operations).order()).hasSize(3);
  }

  @Test
  void mergesThatOverlapAreLinearizableInTheOrderThatTheResultShows() {
    add(post("{\"a\":1}"), Answer.DONE, 2, 5);
    add(post("{\"b\":1}"), Answer.DONE, 3, 4);
    add(GET, found("{\"b\":1,\"a\":1}"), 6, 7);

    assertThat(linearizable()).isTrue();
  }

  @Test
  void aStaleReadIsNot() {
    add(put(ONE, Condition.NONE), Answer.DONE, 0, 1);
    add(put(TWO, Condition.NONE), Answer.DONE, 2, 3);
    add(GET, found(ONE), 4, 5);

    assertThat(linearizable()).isFalse();
  }

  @Test
  void twoWinnersOfOneTagAreNot() {
    add(put(ONE, Condition.NONE), Answer.DONE, 0, 1);
    add(put(TWO, Condition.is(ONE)), Answer.DONE, 2, 5);
    add(put("{\"v\":3}", Condition.is(ONE)), Answer.DONE, 3, 4);

    assertThat(linearizable()).isFalse();
  }

  @Test
  void ofTwoWhoCreateOneIsRefusedWithTheTagOfTheOther() {
    add(put(ONE, Condition.ABSENT), Answer.DONE, 0, 3);
    add(put(TWO, Condition.ABSENT), refused(ONE), 1, 2);
    assertThat(linearizable()).isTrue();

    operations.remove(1);
    add(put(TWO, Condition.ABSENT), refused(TWO), 1, 2);
    assertThat(linearizable()).isFalse();
  }

  @Test
  void aResurrectedDocumentIsNot() {
    add(put(ONE, Condition.NONE), Answer.DONE, 0, 1);
    add(delete(Condition.NONE), Answer.DONE, 2, 3);
    add(GET, found(null), 4, 5);
    add(GET, found(ONE), 6, 7);

    assertThat(linearizable()).isFalse();
  }

  @Test
  void aRefusalWhoseConditionHeldAllTheTimeIsNot() {
    add(put(ONE, Condition.NONE), Answer.DONE, 0, 1);
    add(delete(Condition.is(ONE)), refused(ONE), 2, 3);

    assertThat(linearizable()).isFalse();
  }

  @Test
  void whatIsUnknownMayHaveHappenedOrNot() {
    add(put(ONE, Condition.NONE), Answer.UNKNOWN, 0, Operation.OPEN);
    add(GET, found(null), 1, 2);
    assertThat(linearizable()).isTrue();
    add(GET, found(ONE), 3, 4);
    assertThat(linearizable()).isTrue();
    add(GET, found(null), 5, 6);
    assertThat(linearizable()).isFalse();
  }

  @Test
  void whatIsUnknownHappensOnceAtMostAndOnlyIfItsConditionHolds() {
    add(post("{\"a\":1}"), Answer.UNKNOWN, 0, Operation.OPEN);
    add(put(TWO, Condition.is(ONE)), Answer.UNKNOWN, 1, Operation.OPEN);
    add(GET, found("{\"a\":1}"), 2, 3);
    add(delete(Condition.NONE), Answer.DONE, 4, 5);
    assertThat(linearizable()).isTrue();
    add(GET, found("{\"a\":1}"), 6, 7);
    assertThat(linearizable()).isFalse();
    operations.remove(4);
    add(GET, found(TWO), 6, 7);
    assertThat(linearizable()).isFalse();
  }

  @Test
  void nothingHappensAfterTheEndOfTheProcessThatWasAsked() {
    add(put(ONE, Condition.NONE), Answer.UNKNOWN, 0, 3);
    add(GET, found(null), 4, 5);
    assertThat(linearizable()).isTrue();
    add(GET, found(ONE), 6, 7);
    assertThat(linearizable()).isFalse();
  }

  @Test
  void aLongHistoryOfManyClientsIsDecided() {
    for (int i = 0; i < 400; i++) {
      // Four at a time, all at once: the last of them wins.
      long begin = i / 4 * 10L;
      add(put("{\"v\":" + i + "}", Condition.NONE), Answer.DONE, begin + i % 4, begin + 7 - i % 4);
      if (i % 4 == 3) {
        add(GET, found("{\"v\":" + (i - i / 4 % 4) + "}"), begin + 8, begin + 9);
      }
    }
    assertThat(linearizable()).isTrue();
    add(GET, found("{\"v\":391}"), 1_000, 1_001);
    assertThat(linearizable()).isFalse();
  }

  @Test
  void whatFailsIsShownAsATableWithItsSeed() {
    add(put(ONE, Condition.ABSENT), Answer.DONE, 0, 1);
    add(post("{\"w\":1}"), Answer.UNKNOWN, 2, Operation.OPEN);
    add(GET, found(null), 3, 4);

    assertThatThrownBy(() -> new DocumentHistory("seed 7", operations).requireLinearizable())
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            String.join(
                System.lineSeparator(),
                "not linearizable: document d, seed 7",
                "  invoked completed client  %-60s answer".formatted("call"),
                "        0         1      1  %-60s done".formatted("PUT {\"v\":1} if absent"),
                "        2                1  %-60s unknown".formatted("POST {\"w\":1}"),
                "        3         4      1  %-60s nothing".formatted("GET"),
                "the longest order found, by invocation: [0, 2]"));
  }

  @Test
  void documentsAreDecidedEachByItself() {
    add(put(ONE, Condition.ABSENT), Answer.DONE, 0, 1);
    operations.add(new Operation(2, "other", GET, found(null), 2, 3));

    new DocumentHistory("no seed", operations).requireLinearizable();
  }

  private boolean linearizable() {
    return Linearizability.check(operations).linearizable();
  }

  private void add(Call call, Answer answer, long invoked, long completed) {
    operations.add(new Operation(1, "d", call, answer, invoked, completed));
  }

  private static Call put(String content, Condition condition) {
    return new Call.Put(content, condition);
  }

  private static Call post(String content) {
    return new Call.Post(content, Condition.NONE);
  }

  private static Call delete(Condition condition) {
    return new Call.Delete(condition);
  }

  private static Answer found(@Nullable String content) {
    return new Answer.Found(content);
  }

  private static Answer refused(String present) {
    return new Answer.Refused(Optional.of(ETag.of(present.getBytes(UTF_8))));
  }
}
