package dev.attain.storage.mongo.standin;

import de.bwaldvogel.mongo.bson.Document;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** Answers that come instead of the right ones, each once, by the name of the command. */
public final class Faults {
  private final Map<String, Queue<Document>> instead = new HashMap<>();
  private final Map<String, Queue<Document>> afterwards = new HashMap<>();

  /** The next such command is not run; in a transaction that ends it. */
  public synchronized void refuse(String command, int code, String name, String... labels) {
    add(instead, command, StandIn.error(code, name, labels));
  }

  /** The next such command is run, but its caller is told something else. */
  public synchronized void hide(String command, int code, String name, String... labels) {
    add(afterwards, command, StandIn.error(code, name, labels));
  }

  /** The next such command is run, but its caller is told that too few members have it in time. */
  public synchronized void doubt(String command, int code, String name, String... labels) {
    Document concern = new Document("code", code).append("codeName", name).append("errmsg", name);
    Document answer = new Document("ok", 1).append("n", 1).append("writeConcernError", concern);
    if (labels.length > 0) {
      answer.append("errorLabels", List.of(labels));
    }
    add(afterwards, command, answer);
  }

  /** Nothing goes wrong any more. */
  public synchronized void clear() {
    instead.clear();
    afterwards.clear();
  }

  synchronized @Nullable Document insteadOf(String command) {
    Queue<Document> answers = instead.get(command);
    return answers == null ? null : answers.poll();
  }

  synchronized Document after(String command, Document answer) {
    Queue<Document> answers = afterwards.get(command);
    Document other = answers == null ? null : answers.poll();
    return other == null ? answer : other;
  }

  private static void add(Map<String, Queue<Document>> faults, String command, Document answer) {
    faults.computeIfAbsent(command, name -> new ConcurrentLinkedQueue<>()).add(answer);
  }
}
