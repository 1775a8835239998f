package dev.attain.storage.history.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.statements.AppendOutcome;
import dev.attain.statements.NewStatement;
import dev.attain.statements.Position;
import dev.attain.storage.contract.Drafts;
import dev.attain.storage.history.feed.FeedEvent.When;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FeedCheckTest {
  private static final NewStatement A = Drafts.statement("a");
  private static final NewStatement B = Drafts.statement("b");
  private static final NewStatement C = Drafts.statement("c");
  private static final NewStatement V = Drafts.voiding("v", "a");

  private final List<FeedEvent> events = new ArrayList<>();
  private final List<Seen> log = new ArrayList<>();
  private long moment;

  @Test
  void anUneventfulHistoryIsKept() {
    append(seen("a", 1), seen("b", 2));
    horizon(2);
    read(0, 10, seen("a", 1), seen("b", 2));
    find("a", seen("a", 1));
    query(0, true, 2, seen("a", 1), seen("b", 2));
    query(0, false, 2, seen("b", 2), seen("a", 1));
    append(seen("c", 3));
    read(2, 10, seen("c", 3));

    assertThat(broken()).isEmpty();
    assertThat(FeedCheck.cutBatches(events, log)).isEmpty();
  }

  @Test
  void whatIsUnderWayMayBeSeenOrNot() {
    append(A);
    events.add(new FeedEvent.Append(new When(1, 10, 19), List.of(B), appended(1, 0, 2)));
    log.add(seen("b", 2));
    events.add(find(new When(2, 11, 12), "b", Optional.empty()));
    events.add(find(new When(2, 13, 14), "b", Optional.of(seen("b", 2))));
    assertThat(broken()).isEmpty();

    events.add(find(new When(2, 20, 21), "b", Optional.empty()));
    assertThat(broken()).singleElement().asString().contains("did not find b");
  }

  @Test
  void anAcknowledgedStatementThatIsNotThereIsFoundOut() {
    append(A);
    log.clear();

    assertThat(broken()).anyMatch(line -> line.startsWith("acknowledged"));
  }

  @Test
  void aBatchThatIsHalfThereIsFoundOut() {
    append(A, B);
    log.remove(1);

    assertThat(broken()).anyMatch(line -> line.startsWith("acknowledged"));
  }

  @Test
  void twoStatementsOfOneIdAreFoundOut() {
    append(A);
    append(A);

    assertThat(broken()).contains("an id is twice in the log");
  }

  @Test
  void positionsThatDoNotAscendAreFoundOut() {
    append(seen("b", 2));
    append(seen("a", 1));
    assertThat(broken()).anyMatch(line -> line.startsWith("the log does not ascend"));
  }

  @Test
  void aPageThatGoesBackOrTellsTwiceIsFoundOut() {
    append(A, B);
    read(0, 10, seen("a", 1), seen("b", 2), seen("b", 2));

    assertThat(broken()).anyMatch(line -> line.contains("does not ascend"));
  }

  @Test
  void aStatementThatAppearsBehindAReaderIsFoundOut() {
    append(A, B);
    read(0, 10, seen("b", 2));

    assertThat(broken()).singleElement().asString().contains("did not see what the log has");
  }

  @Test
  void aShortPageMustReachTheHorizonThatWasTold() {
    append(A, B);
    read(0, 10, seen("a", 1));
    assertThat(broken()).isEmpty();
    horizon(2);
    read(0, 1, seen("a", 1));
    assertThat(broken()).as("cut by its limit").isEmpty();
    read(0, 10, seen("a", 1));

    assertThat(broken()).singleElement().asString().contains("was told the horizon 2");
  }

  @Test
  void whatIsStoredBelowAHorizonThatWasToldIsFoundOut() {
    horizon(5);
    append(A);

    assertThat(broken()).singleElement().asString().contains("below which");
  }

  @Test
  void aHorizonThatGoesBackIsFoundOut() {
    horizon(5);
    horizon(4);

    assertThat(broken()).singleElement().asString().contains("went back to 4");
  }

  @Test
  void aHorizonWithinABatchIsFoundOutWhereThatIsPromised() {
    append(A, B);
    horizon(1);

    assertThat(broken()).isEmpty();
    assertThat(FeedCheck.cutBatches(events, log)).hasSize(1);
  }

  @Test
  void aQueryMustShowWhatWasAcknowledgedAndWhatIsBelowTheHorizonThatItNames() {
    append(A);
    events.add(new FeedEvent.Append(new When(1, 10, 19), List.of(B), appended(1, 0, 2)));
    log.add(seen("b", 2));
    events.add(query(new When(2, 11, 12), 1, seen("a", 1)));
    assertThat(broken()).isEmpty();
    events.add(query(new When(3, 11, 12), 2, seen("a", 1)));
    assertThat(broken()).singleElement().asString().contains("did not find b");
    events.add(query(new When(4, 20, 21), 1, seen("a", 1)));
    assertThat(broken()).hasSize(2);
  }

  @Test
  void anAnswerOutOfOrderIsFoundOut() {
    append(A, B);
    query(0, false, 2, seen("a", 1), seen("b", 2));

    assertThat(broken()).singleElement().asString().contains("out of order");
  }

  @Test
  void somethingElseUnderAnIdIsFoundOut() {
    append(A);
    find("a", new Seen(A.id(), "other a", new Position(1), false));

    assertThat(broken()).singleElement().asString().contains("saw other a@1, the log has a@1");
  }

  @Test
  void voidedStatementsMustBeVoidedAndNoOthers() {
    append(A);
    append(V);
    Seen voided = new Seen(A.id(), "a", new Position(1), true);
    log.set(0, voided);
    find("a", voided);
    query(0, true, 2, seen("v", 2));
    assertThat(broken()).isEmpty();

    find("a", seen("a", 1));
    assertThat(broken()).hasSize(1);
    query(0, true, 2, seen("a", 1), seen("v", 2));
    assertThat(broken()).hasSize(2);
    find("v", new Seen(V.id(), "v", new Position(2), true));
    assertThat(broken()).hasSize(3);
    log.set(0, seen("a", 1));
    assertThat(broken()).anyMatch(line -> line.startsWith("voided or not, against"));
  }

  @Test
  void aRefusalNeedsAReasonAndLeavesNothing() {
    append(A);
    NewStatement other = Drafts.otherStatement("a");
    refuse(new AppendOutcome.Conflict(List.of(A.id())), C, other);
    assertThat(broken()).isEmpty();
    refuse(new AppendOutcome.Conflict(List.of(A.id())), A);
    assertThat(broken()).singleElement().asString().startsWith("no reason");
    log.add(seen("c", 2));
    assertThat(broken()).anyMatch(line -> line.startsWith("of the refused batch"));
  }

  @Test
  void countsMustBeThoseOfTheBatchAndTheLog() {
    append(A);
    events.add(new FeedEvent.Append(now(), List.of(A), appended(1, 0, 1)));

    assertThat(broken()).containsExactly("2 were acknowledged as new, 1 are in the log");
  }

  private List<String> broken() {
    return FeedCheck.broken(events, log);
  }

  private When now() {
    return new When(1, moment++, moment++);
  }

  private static Seen seen(String name, long position) {
    return new Seen(Drafts.id(name), name, new Position(position), false);
  }

  private static AppendOutcome appended(int appended, int known, long last) {
    return new AppendOutcome.Appended(appended, known, new Position(last));
  }

  /** Stored one after the other, from the end of the log on. */
  private void append(NewStatement... batch) {
    int at = log.size();
    for (NewStatement draft : batch) {
      log.add(seen(Drafts.name(draft), log.size() + 1));
    }
    events.add(
        new FeedEvent.Append(now(), List.of(batch), appended(batch.length, 0, at + batch.length)));
  }

  private void append(Seen... stored) {
    List<NewStatement> batch = new ArrayList<>();
    for (Seen seen : stored) {
      log.add(seen);
      batch.add(Drafts.statement(seen.name()));
    }
    long last = stored[stored.length - 1].position().value();
    events.add(new FeedEvent.Append(now(), batch, appended(stored.length, 0, last)));
  }

  private void refuse(AppendOutcome outcome, NewStatement... batch) {
    events.add(new FeedEvent.Append(now(), List.of(batch), outcome));
  }

  private void horizon(long position) {
    events.add(new FeedEvent.Looked(now(), new Position(position)));
  }

  private void read(long after, int limit, Seen... page) {
    events.add(new FeedEvent.Read(now(), new Position(after), limit, List.of(page)));
  }

  private void find(String name, Seen found) {
    events.add(find(now(), name, Optional.of(found)));
  }

  private static FeedEvent find(When when, String name, Optional<Seen> found) {
    return new FeedEvent.Find(when, Drafts.id(name), found);
  }

  private void query(long after, boolean ascending, long horizon, Seen... found) {
    events.add(
        new FeedEvent.Query(
            now(), new Position(after), ascending, List.of(found), new Position(horizon)));
  }

  private static FeedEvent query(When when, long horizon, Seen... found) {
    return new FeedEvent.Query(when, Position.START, true, List.of(found), new Position(horizon));
  }
}
