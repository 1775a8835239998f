package dev.attain.storage.history.feed;

import dev.attain.statements.AppendOutcome;
import dev.attain.statements.NewStatement;
import dev.attain.statements.Position;
import dev.attain.statements.PositionQuery;
import dev.attain.statements.StatementStore;
import dev.attain.statements.StoredStatement;
import dev.attain.storage.contract.Await;
import dev.attain.storage.contract.Drafts;
import dev.attain.storage.history.Crowd;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * One short history of the log: writers whose ids collide and who void each other's statements,
 * readers that read on until they have seen all, and clients that look and query in between.
 *
 * @param name no other round of the log has it
 * @param begin everything up to here is of other rounds
 */
record FeedRound(long seed, String name, Position begin, List<StatementStore> nodes) {
  private static final int WRITERS = 3;
  private static final int READERS = 2;
  private static final int BATCHES = 6;
  private static final int NAMES = 30;
  private static final long PATIENCE = Duration.ofSeconds(60).toNanos();

  List<Crowd.Member> members(FeedRecorder recorder) {
    AtomicInteger writing = new AtomicInteger(WRITERS);
    List<Crowd.Member> members = new ArrayList<>();
    for (int i : IntStream.range(0, WRITERS + READERS + 1).toArray()) {
      Client client = new Client(i, new Random(seed * 31 + i), node(i), recorder);
      if (i < WRITERS) {
        members.add(
            () -> {
              try {
                write(client);
              } finally {
                writing.decrementAndGet();
              }
            });
      } else if (i < WRITERS + READERS) {
        members.add(() -> readOn(client, writing));
      } else {
        members.add(() -> ask(client, writing));
      }
    }
    return members;
  }

  private StatementStore node(int client) {
    return nodes.get(client % nodes.size());
  }

  /** The log of this round as it is in the end. */
  List<Seen> log() {
    List<StoredStatement> log = Await.get(nodes.get(0).readForward(begin, 10_000));
    return log.stream().map(Seen::of).toList();
  }

  private record Client(int number, Random random, StatementStore store, FeedRecorder recorder) {
    Position horizon() {
      return recorder.record(number, store::safeHorizon, FeedEvent.Looked::new);
    }

    void find(String name) {
      recorder.record(
          number,
          () -> Await.get(store.find(Drafts.id(name))),
          (when, found) -> new FeedEvent.Find(when, Drafts.id(name), found.map(Seen::of)));
    }

    void query(Position after) {
      boolean ascending = random.nextBoolean();
      PositionQuery query =
          new PositionQuery(Set.of(), after, Position.END, ascending, PositionQuery.MAX_LIMIT);
      recorder.record(
          number,
          () -> Await.get(store.query(query)),
          (when, page) ->
              new FeedEvent.Query(
                  when,
                  after,
                  ascending,
                  page.statements().stream().map(Seen::of).toList(),
                  page.horizon()));
    }
  }

  private void write(Client client) {
    Map<String, NewStatement> own = new HashMap<>();
    for (int i = 0; i < BATCHES; i++) {
      Crowd.dawdle(client.random);
      List<NewStatement> batch = batch(client.random, own);
      client.recorder.record(
          client.number,
          () -> Await.get(client.store.append(batch)),
          (when, outcome) -> new FeedEvent.Append(when, batch, outcome));
      if (client.random.nextBoolean()) {
        client.find(anyName(client.random));
      } else if (client.random.nextInt(3) == 0) {
        client.query(begin);
      }
    }
  }

  private List<NewStatement> batch(Random random, Map<String, NewStatement> own) {
    int size = random.nextInt(1, 6);
    List<NewStatement> batch = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      String statement = anyName(random);
      batch.add(
          random.nextInt(25) == 0
              ? Drafts.otherStatement(statement)
              : own.computeIfAbsent(statement, this::draft));
    }
    return batch;
  }

  /** What a name stands for is the same for all writers: by chance of the seed and the name. */
  private NewStatement draft(String statement) {
    Random random = new Random(seed ^ statement.hashCode());
    return random.nextInt(5) == 0
        ? Drafts.voiding(statement, anyName(random))
        : Drafts.statement(statement);
  }

  private String anyName(Random random) {
    return name + "-" + random.nextInt(NAMES);
  }

  private void readOn(Client client, AtomicInteger writing) {
    Position after = begin;
    for (boolean last = false; ; ) {
      Crowd.dawdle(client.random);
      Position horizon = client.horizon();
      int limit = client.random.nextInt(1, 12);
      Position from = after;
      List<StoredStatement> page =
          client.recorder.record(
              client.number,
              () -> Await.get(client.store.readForward(from, limit)),
              (when, read) ->
                  new FeedEvent.Read(when, from, limit, read.stream().map(Seen::of).toList()));
      after = page.isEmpty() ? after : page.get(page.size() - 1).position();
      if (last && page.size() < limit && horizon.compareTo(lastAcknowledged(client)) >= 0) {
        return;
      }
      last = writing.get() == 0;
      if (last) {
        await(client.store, lastAcknowledged(client));
      }
    }
  }

  private void ask(Client client, AtomicInteger writing) {
    for (boolean last = false; !last; ) {
      last = writing.get() == 0;
      Crowd.dawdle(client.random);
      if (client.random.nextInt(4) == 0) {
        client.horizon();
      } else if (client.random.nextInt(3) == 0) {
        client.query(begin);
      } else {
        client.find(anyName(client.random));
      }
      last = last && client.random.nextInt(4) == 0;
    }
  }

  private static Position lastAcknowledged(Client client) {
    return client.recorder.events().stream()
        .filter(FeedEvent.Append.class::isInstance)
        .map(event -> ((FeedEvent.Append) event).outcome())
        .filter(AppendOutcome.Appended.class::isInstance)
        .map(outcome -> ((AppendOutcome.Appended) outcome).last())
        .max(Position::compareTo)
        .orElse(Position.START);
  }

  /** Until the horizon has come to a position. */
  static void await(StatementStore store, Position position) {
    long begun = System.nanoTime();
    while (store.safeHorizon().compareTo(position) < 0) {
      if (System.nanoTime() - begun > PATIENCE) {
        throw new AssertionError("the horizon doesn't come to " + position);
      }
      Thread.yield();
    }
  }
}
