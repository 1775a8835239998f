package dev.attain.storage.history;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * All that was done to some documents.
 *
 * @param seed what it was made from, and how to have it again
 */
record DocumentHistory(String seed, List<Operation> operations) {

  /** Fails with a table of the operations on a document that no order explains. */
  void requireLinearizable() {
    Map<String, List<Operation>> byKey =
        operations.stream()
            .collect(Collectors.groupingBy(Operation::key, TreeMap::new, Collectors.toList()));
    byKey.forEach(
        (key, ofOneKey) -> {
          Linearizability.Verdict verdict = Linearizability.check(ofOneKey);
          if (!verdict.linearizable()) {
            throw new AssertionError(table(key, ofOneKey, verdict.order()));
          }
        });
  }

  private String table(String key, List<Operation> ofOneKey, List<Operation> longest) {
    StringBuilder text = new StringBuilder("not linearizable: document " + key + ", " + seed);
    text.append(
        "%n%9s %9s %6s  %-60s %s%n".formatted("invoked", "completed", "client", "call", "answer"));
    for (Operation operation : ofOneKey) {
      text.append(
          "%9d %9s %6d  %-60s %s%n"
              .formatted(
                  operation.invoked(),
                  operation.completed() == Operation.OPEN ? "" : operation.completed(),
                  operation.client(),
                  operation.call(),
                  operation.answer()));
    }
    text.append("the longest order found, by invocation: ");
    return text.append(longest.stream().map(Operation::invoked).toList()).toString();
  }
}
