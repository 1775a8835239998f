package dev.attain.storage.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One short history: some clients at once on few documents, each of them remembering what it last
 * saw, for the conditions of its next writes. At the end everything is read.
 *
 * @param keys of the documents
 */
record DocumentRound(long seed, List<String> keys) {
  private static final int CLIENTS = 4;
  private static final int CALLS = 6;

  /** Documents that no other round uses. */
  static DocumentRound fresh(long seed, int round) {
    return new DocumentRound(seed, List.of("r" + round + "-a", "r" + round + "-b"));
  }

  /** What clients do, each of which asks one of the nodes. */
  List<Crowd.Member> members(Recorder recorder, List<? extends DocumentClient> nodes) {
    List<Crowd.Member> members = new ArrayList<>();
    for (int client : IntStream.range(0, CLIENTS).toArray()) {
      DocumentClient asked = nodes.get(client % nodes.size());
      members.add(() -> act(client, CALLS, recorder, asked));
    }
    return members;
  }

  /** What one client does. */
  void act(int client, int calls, Recorder recorder, DocumentClient asked) {
    Random random = new Random(seed * 31 + client);
    Map<String, @Nullable String> seen = new HashMap<>();
    for (int i = 0; i < calls; i++) {
      Crowd.dawdle(random);
      String key = keys.get(random.nextInt(keys.size()));
      Call call = call(random, client + "." + i, seen.get(key));
      Answer answer = recorder.record(client, key, call, asked);
      if (answer instanceof Answer.Found found) {
        seen.put(key, found.content());
      } else if (answer instanceof Answer.Done && call instanceof Call.Put put) {
        seen.put(key, put.content());
      }
    }
  }

  /** What is there in the end, so that what was lost shows. */
  void readAll(Recorder recorder, DocumentClient asked) {
    keys.forEach(key -> recorder.record(CLIENTS, key, new Call.Get(), asked));
  }

  private static Call call(Random random, String name, @Nullable String seen) {
    Condition condition = condition(random, seen);
    return switch (random.nextInt(10)) {
      case 0, 1, 2 -> new Call.Get();
      case 3, 4, 5, 6 -> new Call.Put(content(random, name), condition);
      // Another member each time, or one that others write too.
      case 7, 8 -> new Call.Post("{\"" + member(random, name) + "\":\"" + name + "\"}", condition);
      default -> new Call.Delete(condition);
    };
  }

  private static String content(Random random, String name) {
    return "{\"by\":\"" + (random.nextInt(5) == 0 ? "anyone" : name) + "\"}";
  }

  private static String member(Random random, String name) {
    return random.nextInt(3) == 0 ? "by" : name;
  }

  private static Condition condition(Random random, @Nullable String seen) {
    return switch (random.nextInt(8)) {
      case 0, 1 -> Condition.NONE;
      case 2 -> Condition.ABSENT;
      case 3 -> Condition.PRESENT;
      case 4 -> seen == null ? Condition.ABSENT : Condition.isNot(seen);
      default -> seen == null ? Condition.ABSENT : Condition.is(seen);
    };
  }
}
