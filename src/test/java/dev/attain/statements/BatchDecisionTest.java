package dev.attain.statements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attain.storage.contract.Drafts;
import dev.attain.xapi.StatementId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BatchDecisionTest {
  private final Map<StatementId, BatchDecision.Known> log = new HashMap<>();
  private final List<StatementId> lookedUp = new ArrayList<>();

  @Test
  void whatIsNewIsAppendedOnceAndInTheOrderOfTheBatch() {
    NewStatement d = Drafts.statement("d");
    NewStatement a = Drafts.statement("a");
    has(Drafts.statement("b"));

    assertThat(decide(d, Drafts.statement("b"), a, Drafts.statement("d")))
        .isEqualTo(new BatchDecision.Append(List.of(d, a)));
  }

  @Test
  void anotherStatementUnderAKnownIdIsAConflictNamedOnce() {
    has(Drafts.statement("a"));

    assertThat(
            decide(Drafts.otherStatement("a"), Drafts.statement("b"), Drafts.otherStatement("a")))
        .isEqualTo(refusedFor(new AppendOutcome.Conflict(List.of(Drafts.id("a")))));
    assertThat(decide(Drafts.statement("b"), Drafts.otherStatement("b")))
        .isEqualTo(refusedFor(new AppendOutcome.Conflict(List.of(Drafts.id("b")))));
  }

  @Test
  void voidingWhatVoidsIsRefusedWhetherTheLogOrTheBatchHasTheTarget() {
    has(Drafts.voiding("v", "a"));

    assertThat(decide(Drafts.voiding("w", "v"), Drafts.voiding("x", "a"), Drafts.voiding("y", "x")))
        .isEqualTo(
            refusedFor(new AppendOutcome.VoidsVoiding(List.of(Drafts.id("w"), Drafts.id("y")))));
  }

  @Test
  void aVoidingStatementWhoseTargetArrivesLaterIsTaken() {
    NewStatement early = Drafts.voiding("w", "v");
    NewStatement target = Drafts.voiding("v", "a");

    assertThat(decide(early, target)).isEqualTo(new BatchDecision.Append(List.of(early, target)));
  }

  @Test
  void referringToWhatVoidsIsNoVoiding() {
    has(Drafts.voiding("v", "a"));

    assertThat(decide(Drafts.referring("r", "v"))).isInstanceOf(BatchDecision.Append.class);
  }

  @Test
  void conflictsAreToldBeforeVoidingOfWhatVoids() {
    has(Drafts.voiding("v", "a"));
    has(Drafts.statement("b"));

    assertThat(decide(Drafts.voiding("w", "v"), Drafts.otherStatement("b")))
        .isEqualTo(refusedFor(new AppendOutcome.Conflict(List.of(Drafts.id("b")))));
  }

  @Test
  void nothingIsLookedUpThatNeedNotBeKnown() {
    decide(Drafts.statement("a"), Drafts.statement("a"), Drafts.referring("r", "t"));

    assertThat(lookedUp).containsExactly(Drafts.id("a"), Drafts.id("r"));
  }

  @Test
  void aLogThatCannotBeReadFailsTheDecision() {
    assertThatThrownBy(
            () ->
                BatchDecision.of(
                    List.of(Drafts.statement("a")),
                    id -> {
                      throw new IOException("away");
                    }))
        .isInstanceOf(IOException.class);
  }

  private void has(NewStatement statement) {
    log.put(statement.id(), new InLog(statement.fingerprint(), statement.voiding()));
  }

  private BatchDecision decide(NewStatement... batch) {
    return BatchDecision.of(
        List.of(batch),
        id -> {
          lookedUp.add(id);
          return log.get(id);
        });
  }

  private static BatchDecision refusedFor(AppendOutcome outcome) {
    return new BatchDecision.Refuse(outcome);
  }

  private record InLog(Fingerprint fingerprint, boolean voiding)
      implements BatchDecision.Known<RuntimeException> {}
}
