package dev.attain.storage.history;

import dev.attain.documents.DocumentStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Documents of any engine are registers, whoever writes at the same time. */
public interface DocumentHistoriesContract {

  /** The stores of the nodes that share the documents. */
  List<DocumentStore> documents();

  /** Closes the first node while it is asked, and opens it anew, with another store. */
  void reopen();

  /** How many histories there are in a usual run. */
  int usualRounds();

  @Test
  default void whatParallelClientsAreAnsweredIsWhatRegistersAnswer() {
    Rounds rounds = Rounds.of(getClass().getSimpleName() + ", documents", usualRounds());
    try (Crowd crowd = new Crowd()) {
      List<PortClient> nodes = clients(false);
      for (int i = 0; i < rounds.count(); i++) {
        DocumentRound round = DocumentRound.fresh(rounds.seed(i), i);
        Recorder recorder = new Recorder();
        crowd.run(round.members(recorder, nodes));
        round.readAll(recorder, nodes.get(0));
        new DocumentHistory(rounds.say(i), recorder.operations()).requireLinearizable();
      }
    }
  }

  @Test
  default void whatWasAcknowledgedIsThereAfterTheEngineWasClosedUnderItsClients() {
    Rounds rounds = Rounds.of(getClass().getSimpleName() + ", closed", usualRounds() / 10);
    try (Crowd crowd = new Crowd()) {
      for (int i = 0; i < rounds.count(); i++) {
        DocumentRound round = DocumentRound.fresh(rounds.seed(i), i);
        Recorder recorder = new Recorder();
        List<Crowd.Member> members = new ArrayList<>(round.members(recorder, clients(true)));
        Random random = new Random(rounds.seed(i));
        members.add(
            () -> {
              Crowd.dawdle(random);
              reopen();
            });
        crowd.run(members);
        recorder.ended();
        List<PortClient> nodes = clients(false);
        round.readAll(recorder, nodes.get(0));
        crowd.run(round.members(recorder, nodes));
        round.readAll(recorder, nodes.get(0));
        new DocumentHistory(rounds.say(i), recorder.operations()).requireLinearizable();
      }
    }
  }

  private List<PortClient> clients(boolean mayFail) {
    return documents().stream().map(store -> PortClient.of(store, mayFail)).toList();
  }
}
