package dev.attain.storage.history.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.statements.Position;
import dev.attain.statements.StatementStore;
import dev.attain.storage.history.Crowd;
import dev.attain.storage.history.Rounds;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The log of any engine keeps its promises, whoever writes and reads at the same time. */
public interface FeedHistoriesContract {

  /** The stores of the nodes that share one log, empty at first. */
  List<StatementStore> nodes();

  /** How many histories there are in a usual run. */
  int usualFeedRounds();

  /** Whether no horizon is ever within a batch. */
  boolean horizonsKeepBatchesWhole();

  @Test
  default void whatWritersAndReadersOfTheLogSeeIsWhatItPromises() {
    Rounds rounds = Rounds.of(getClass().getSimpleName() + ", feed", usualFeedRounds());
    Position begin = Position.START;
    try (Crowd crowd = new Crowd()) {
      for (int i = 0; i < rounds.count(); i++) {
        FeedRound round = new FeedRound(rounds.seed(i), "r" + i, begin, nodes());
        FeedRecorder recorder = new FeedRecorder();
        crowd.run(round.members(recorder));
        List<Seen> log = round.log();
        List<FeedEvent> events = recorder.events();
        assertThat(FeedCheck.broken(events, log)).as(rounds.say(i)).isEmpty();
        if (horizonsKeepBatchesWhole()) {
          assertThat(FeedCheck.cutBatches(events, log)).as(rounds.say(i)).isEmpty();
        }
        begin = log.get(log.size() - 1).position();
        for (StatementStore node : nodes()) {
          FeedRound.await(node, begin);
        }
      }
    }
  }
}
