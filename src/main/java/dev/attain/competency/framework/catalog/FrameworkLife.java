package dev.attain.competency.framework.catalog;

import dev.attain.audit.Author;
import dev.attain.competency.framework.Framework.Approval.Side;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What has happened to one version of a framework, in order.
 *
 * @param events empty for a version that was stored before its history was kept
 */
public record FrameworkLife(List<Event> events) {
  static final FrameworkLife NONE = new FrameworkLife(List.of());

  /** What can happen to a version. */
  public enum Act {
    /** Stored as a draft. */
    DRAFTED,
    /** A draft was given another content. */
    REVISED,
    /** Stored in a state beyond draft, with the approvals that its document names. */
    IMPORTED,
    STAGED,
    APPROVED,
    RETIRED
  }

  /**
   * One step.
   *
   * @param side for which side it was approved; null for other acts
   * @param rationale why, in the words of {@code by}; null where nobody was asked
   */
  public record Event(
      Act act, Author by, Instant at, @Nullable Side side, @Nullable String rationale) {
    public Event {
      Objects.requireNonNull(act);
      Objects.requireNonNull(by);
      Objects.requireNonNull(at);
    }

    /** For people. */
    public String sentence() {
      StringBuilder text = new StringBuilder(by.name()).append(' ').append(verb());
      if (side != null) {
        text.append(" for the ").append(side.name().toLowerCase(Locale.ROOT)).append(" side");
      }
      text.append(" at ").append(at);
      return text.append(rationale == null ? "." : ": " + rationale).toString();
    }

    private String verb() {
      return switch (act) {
        case DRAFTED -> "stored the draft";
        case REVISED -> "replaced the draft";
        case IMPORTED -> "imported it with the approvals that it came with";
        case STAGED -> "staged it";
        case APPROVED -> "approved it";
        case RETIRED -> "retired it";
      };
    }
  }

  public FrameworkLife {
    events = List.copyOf(events);
  }

  FrameworkLife with(Event event) {
    List<Event> more = new ArrayList<>(events);
    more.add(event);
    return new FrameworkLife(more);
  }

  /** The approvals that were given here, each by a credential of its own. */
  public List<Event> approvals() {
    return events.stream().filter(event -> event.act() == Act.APPROVED).toList();
  }
}
