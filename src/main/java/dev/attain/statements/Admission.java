package dev.attain.statements;

import dev.attain.xapi.Statement;
import dev.attain.xapi.StatementId;
import dev.attain.xapi.validation.Violation;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Looks at valid statements at the door, before they are appended. */
public interface Admission {

  /** Lets everything in, and looks at nothing. */
  Admission OPEN =
      new Admission() {
        @Override
        public boolean asksAt(Instant now) {
          return false;
        }

        @Override
        public Future<Outcome> judge(List<Arrival> arrivals, Instant now) {
          return Future.succeededFuture(new Outcome.Admitted(0));
        }
      };

  /**
   * A statement as it would be appended.
   *
   * @param json with all that the LRS adds but {@code stored}; nobody may change it
   */
  record Arrival(StatementId id, Statement statement, byte[] json) {
    public Arrival {
      Objects.requireNonNull(id);
      Objects.requireNonNull(statement);
      Objects.requireNonNull(json);
    }
  }

  /** Whether the statements of a request come in: all or none. */
  sealed interface Outcome {

    /**
     * @param warnings how many rules they break of which the sender is to be told
     */
    record Admitted(int warnings) implements Outcome {}

    /** None: these rules are broken. */
    record Refused(List<Violation> violations) implements Outcome {
      public Refused {
        violations = List.copyOf(violations);
      }
    }
  }

  /** Whether {@link #judge} would ask anything now; asked for each request, so it must be cheap. */
  boolean asksAt(Instant now);

  Future<Outcome> judge(List<Arrival> arrivals, Instant now);
}
