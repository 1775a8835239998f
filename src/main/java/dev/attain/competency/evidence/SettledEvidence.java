package dev.attain.competency.evidence;

import dev.attain.competency.evidence.EvidenceChange.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Evidence with what was said of it since: which state it is in, and how it counts. A pure function
 * of the set of items, in whatever order they came.
 *
 * <p>Ended evidence (revoked, expired, forfeited) counts up to its end. Disputed evidence counts up
 * to the dispute, as long as that is open; upheld, it counts as if nothing had been. Overturned
 * evidence never counts. A dispute is the word of the person or of who rated; it is settled by
 * somebody else than the person.
 *
 * @param evidence as it counts: with the end that it has come to, and without weight when it is
 *     overturned
 * @param said what brought it into that state, or upheld it; null when nothing was said of it
 */
public record SettledEvidence(Evidence evidence, State state, @Nullable Evidence said) {

  /** What became of evidence. */
  public enum State {
    ACTIVE,
    DISPUTED,
    OVERTURNED,
    ENDED
  }

  private static final Comparator<Evidence> IN_TIME =
      Comparator.comparing(Evidence::occurredAt).thenComparing(Evidence::id);

  public SettledEvidence {
    Objects.requireNonNull(evidence);
    Objects.requireNonNull(state);
  }

  /** When it came into that state, or was upheld; null when nothing was said of it. */
  public @Nullable Instant since() {
    return said == null ? null : said.occurredAt();
  }

  /**
   * Every item as it counts, in the order given; items that are changes themselves too, which have
   * no weight.
   *
   * @param items of one person and one competency
   */
  public static List<SettledEvidence> of(List<Evidence> items) {
    List<Evidence> changes =
        items.stream().filter(item -> item.change() != null).sorted(IN_TIME).toList();
    List<SettledEvidence> settled = new ArrayList<>(items.size());
    for (Evidence item : items) {
      settled.add(
          item.change() != null || changes.isEmpty()
              ? new SettledEvidence(item, State.ACTIVE, null)
              : settle(item, changes));
    }
    return settled;
  }

  private static SettledEvidence settle(Evidence item, List<Evidence> changes) {
    State state = State.ACTIVE;
    Evidence last = null;
    Evidence end = null;
    for (Evidence said : changes) {
      EvidenceChange change = Objects.requireNonNull(said.change());
      if (change.kind() == Kind.ENDED) {
        end = end == null && ends(said, change, item) ? said : end;
      } else if (item.statement().equals(change.target()) && counts(change, item)) {
        State next = next(state, change.kind());
        last = next == state ? last : said;
        state = next;
      }
    }
    if (state == State.OVERTURNED) {
      return new SettledEvidence(item.withWeight(0), state, last);
    }
    if (state == State.DISPUTED && last != null && isBefore(last, end)) {
      return new SettledEvidence(until(item, last.occurredAt()), state, last);
    }
    return end == null
        ? new SettledEvidence(item, State.ACTIVE, last)
        : new SettledEvidence(until(item, end.occurredAt()), State.ENDED, end);
  }

  private static boolean isBefore(Evidence said, @Nullable Evidence end) {
    return end == null || said.occurredAt().isBefore(end.occurredAt());
  }

  /** An end is for what was there before it. */
  private static boolean ends(Evidence said, EvidenceChange change, Evidence item) {
    return change.target() == null
        ? !item.occurredAt().isAfter(said.occurredAt())
        : change.target().equals(item.statement());
  }

  private static boolean counts(EvidenceChange change, Evidence item) {
    boolean ofThePerson = change.by().equals(item.person().value());
    return change.kind() == Kind.DISPUTED
        ? ofThePerson || change.by().equals(item.source())
        : !ofThePerson;
  }

  private static State next(State state, Kind kind) {
    return switch (kind) {
      case DISPUTED -> state == State.OVERTURNED ? State.OVERTURNED : State.DISPUTED;
      case UPHELD -> State.ACTIVE;
      case OVERTURNED -> State.OVERTURNED;
      case ENDED -> state;
    };
  }

  private static Evidence until(Evidence item, Instant end) {
    if (!end.isAfter(item.occurredAt())) {
      return item.withWeight(0);
    }
    Instant expiresAt = item.expiresAt();
    return expiresAt != null && expiresAt.isBefore(end) ? item : item.withExpiry(end);
  }
}
