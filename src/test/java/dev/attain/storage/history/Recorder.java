package dev.attain.storage.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Notes what parallel clients do. One counter orders invocations and completions: what completes
 * before another is invoked has the smaller number, on whatever threads they are.
 */
final class Recorder {
  private final AtomicLong moments = new AtomicLong();
  private final List<Operation> operations = new ArrayList<>();

  Answer record(int client, String key, Call call, DocumentClient asked) {
    long invoked = moments.getAndIncrement();
    Answer answer = asked.ask(key, call);
    long completed = answer instanceof Answer.Unknown ? Operation.OPEN : moments.getAndIncrement();
    Operation operation = new Operation(client, key, call, answer, invoked, completed);
    synchronized (operations) {
      operations.add(operation);
    }
    return answer;
  }

  /** Whatever is unknown up to here has taken place by now, or never will. */
  void ended() {
    long now = moments.getAndIncrement();
    synchronized (operations) {
      operations.replaceAll(operation -> operation.endedBy(now));
    }
  }

  /** In the order of their invocation. */
  List<Operation> operations() {
    synchronized (operations) {
      return operations.stream().sorted(Comparator.comparingLong(Operation::invoked)).toList();
    }
  }
}
