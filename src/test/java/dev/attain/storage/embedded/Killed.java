package dev.attain.storage.embedded;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What a writer has said before it was killed. */
final class Killed {
  /** What is acknowledged. */
  enum Kind {
    STATEMENTS,
    RECORDS,
    DOCUMENTS,
    CONTENTS
  }

  private final Map<Kind, Set<Integer>> acknowledged = new EnumMap<>(Kind.class);
  private final Map<String, Long> syncedBytes = new HashMap<>();
  private final List<String> lines = new ArrayList<>();
  private final Map<String, Long> checkpoints = new HashMap<>();

  private Killed() {
    for (Kind kind : Kind.values()) {
      acknowledged.put(kind, new HashSet<>());
    }
  }

  /** All of it. */
  static Killed of(List<String> lines) {
    Killed killed = new Killed();
    lines.stream().filter(line -> line.endsWith(CrashWriter.END_OF_LINE)).forEach(killed::note);
    return killed;
  }

  /** What was said before the log on disk was measured last; nothing if it never was. */
  Killed beforeLastSync() {
    int said = lines.size();
    while (said > 0 && !lines.get(said - 1).startsWith("SYNCED")) {
      said--;
    }
    return of(lines.subList(0, said));
  }

  private void note(String line) {
    lines.add(line);
    String[] words = line.split(" ");
    if (words[0].equals("SYNCED")) {
      syncedBytes.clear();
      for (int i = 1; i < words.length - 1; i++) {
        String[] file = words[i].split(":");
        syncedBytes.put(file[0], Long.parseLong(file[1]));
      }
    } else if (line.startsWith("ACK CHECKPOINT")) {
      checkpoints.merge(words[2], Long.parseLong(words[3]), Math::max);
    } else if (words[0].equals("ACK")) {
      acknowledged(Kind.valueOf(words[1])).add(Integer.parseInt(words[2]));
    }
  }

  /** The numbers of batches that were acknowledged. */
  Set<Integer> acknowledged(Kind kind) {
    return Objects.requireNonNull(acknowledged.get(kind));
  }

  /** How many bytes of a file of the log were on disk when that was said last. */
  long syncedBytes(String file) {
    return syncedBytes.getOrDefault(file, 0L);
  }

  /** The furthest positions of checkpoints that were acknowledged, by collection and id. */
  Map<String, Long> checkpoints() {
    return checkpoints;
  }

  /** How often a checkpoint was acknowledged. */
  long checkpointsAcknowledged() {
    return lines.stream().filter(line -> line.startsWith("ACK CHECKPOINT")).count();
  }

  List<String> lines() {
    return lines;
  }
}
