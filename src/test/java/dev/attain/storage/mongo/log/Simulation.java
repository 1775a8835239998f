package dev.attain.storage.mongo.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Steps that wait until a test lets them happen, one after the other, in whatever order it likes.
 * What follows from a step happens with it, up to the next steps.
 */
final class Simulation {

  /** A request of a node to the database is lost, or its answer. */
  static final class Fault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Fault(String step) {
      super("lost: " + step);
    }
  }

  private final List<Step<?>> pending = new ArrayList<>();

  /** One request. */
  final class Step<T> {
    final String node;
    final String name;
    private final BooleanSupplier ready;
    private final Supplier<T> effect;
    private final Promise<T> answer = Promise.promise();

    Step(String node, String name, BooleanSupplier ready, Supplier<T> effect) {
      this.node = node;
      this.name = name;
      this.ready = ready;
      this.effect = effect;
    }

    boolean isReady() {
      return ready.getAsBoolean();
    }

    /** Takes effect, and is answered. */
    void happen() {
      pending.remove(this);
      T value;
      try {
        value = effect.get();
      } catch (RuntimeException e) {
        answer.tryFail(e);
        return;
      }
      answer.tryComplete(value);
    }

    /** Takes effect, but the answer is lost. */
    void happenUnheard() {
      pending.remove(this);
      answer.tryFail(new Fault(name));
      try {
        T unheard = effect.get();
        assertThat(answer.tryComplete(unheard)).isFalse();
      } catch (RuntimeException e) {
        // Nobody hears of it.
      }
    }

    /** Never takes effect. */
    void vanish() {
      pending.remove(this);
      answer.tryFail(new Fault(name));
    }

    /** Nobody waits for it any more, but it may still take effect. */
    void linger() {
      answer.tryFail(new Fault(name));
    }

    @Override
    public String toString() {
      return node + ":" + name;
    }
  }

  <T> Future<T> step(String node, String name, BooleanSupplier ready, Supplier<T> effect) {
    Step<T> step = new Step<>(node, name, ready, effect);
    pending.add(step);
    return step.answer.future();
  }

  /** The steps that can happen now, in the order of their requests. */
  List<Step<?>> ready() {
    return pending.stream().filter(Step::isReady).toList();
  }

  List<Step<?>> of(String node) {
    return pending.stream().filter(step -> step.node.equals(node)).toList();
  }
}
