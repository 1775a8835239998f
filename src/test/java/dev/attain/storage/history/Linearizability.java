package dev.attain.storage.history;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether there is an order of the operations on one document in which one register, asked one
 * thing after the other, answers as they were answered, and in which what was completed before
 * something else was invoked comes before it.
 *
 * <p>The search is that of J. Wing and C. Gong, Testing and verifying concurrent objects (1993):
 * any operation that was invoked before the first completion of those that remain may be next. Of
 * the same operations done with the same register as the result, one attempt is enough, as G. Lowe
 * found in Testing for linearizability (2017). Operations whose outcome is unknown may be next or
 * may be left out.
 */
final class Linearizability {

  /**
   * What was found.
   *
   * @param order one that explains the history; else the longest that was found
   */
  record Verdict(boolean linearizable, List<Operation> order) {}

  private record Configuration(BitSet done, Register register) {}

  private final List<Operation> operations;
  private final BitSet done = new BitSet();
  private final Set<Configuration> seen = new HashSet<>();
  private final List<Operation> order = new ArrayList<>();
  private List<Operation> longest = List.of();

  private Linearizability(List<Operation> operations) {
    this.operations =
        operations.stream().sorted(Comparator.comparingLong(Operation::invoked)).toList();
  }

  /** The verdict about a document that was not there at first. */
  static Verdict check(List<Operation> ofOneKey) {
    Linearizability search = new Linearizability(ofOneKey);
    boolean linearizable = search.goOn(Register.EMPTY);
    return new Verdict(linearizable, linearizable ? search.order : search.longest);
  }

  private boolean goOn(Register register) {
    if (order.size() > longest.size()) {
      longest = List.copyOf(order);
    }
    long firstCompletion = firstCompletion();
    if (firstCompletion == Operation.OPEN) {
      return true;
    }
    if (!seen.add(new Configuration((BitSet) done.clone(), register))) {
      return false;
    }
    long lastInvocation = order.stream().mapToLong(Operation::invoked).max().orElse(-1);
    for (int i = done.nextClearBit(0); i < operations.size(); i = done.nextClearBit(i + 1)) {
      Operation next = operations.get(i);
      if (next.invoked() > firstCompletion) {
        return false;
      }
      // Only what is unknown can have been left behind.
      if (next.completed() < lastInvocation) {
        continue;
      }
      Optional<Register> after = register.after(next.call(), next.answer());
      if (after.isPresent() && attempt(i, next, after.get())) {
        return true;
      }
    }
    return false;
  }

  private boolean attempt(int index, Operation next, Register after) {
    done.set(index);
    order.add(next);
    if (goOn(after)) {
      return true;
    }
    order.remove(order.size() - 1);
    done.clear(index);
    return false;
  }

  /** Of those that certainly took place and are not in the order yet. */
  private long firstCompletion() {
    long first = Operation.OPEN;
    for (int i = done.nextClearBit(0); i < operations.size(); i = done.nextClearBit(i + 1)) {
      Operation operation = operations.get(i);
      if (operation.invoked() > first) {
        break;
      }
      if (!operation.isUnknown()) {
        first = Math.min(first, operation.completed());
      }
    }
    return first;
  }
}
