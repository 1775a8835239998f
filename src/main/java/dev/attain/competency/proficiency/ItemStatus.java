package dev.attain.competency.proficiency;

import dev.attain.competency.evidence.Evidence;
import dev.attain.competency.evidence.SettledEvidence;
import dev.attain.competency.framework.EvidenceType;
import dev.attain.competency.framework.Method;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of an item of evidence, as far as it goes for an instant; pure.
 *
 * @param since when that came about; null where there is no such instant
 * @param by the identifier of who brought it about; null when nobody did
 * @param statement the id of the statement that did; null likewise
 * @param inWords what follows "This item …"
 */
public record ItemStatus(
    Kind kind,
    @Nullable Instant since,
    @Nullable String by,
    @Nullable String statement,
    String inWords) {

  /** From what counts as it is to what never does. */
  public enum Kind {
    COUNTS("counted"),
    /** It was disputed, and somebody who looked into it let it stand. */
    UPHELD("upheld after a dispute"),
    /** The daily cap of its source has left a part of its weight, or nothing. */
    CAPPED("capped"),
    /** It counts, but the method lets other items, such as later or better ones, speak for it. */
    SUPERSEDED("superseded by others"),
    EXPIRED("expired"),
    /** Somebody else has taken the competency away. */
    REVOKED("revoked"),
    /** The person's own record says that it has ended or was given up. */
    ENDED("ended"),
    DISPUTED("disputed"),
    OVERTURNED("overturned"),
    /** Completion, or a rule's weight of 0. */
    PROVES_NOTHING("without weight"),
    /** It is no proof itself, but says something of others. */
    STATE_CHANGE("about other items");

    private final String inWords;

    Kind(String inWords) {
      this.inWords = inWords;
    }

    String inWords() {
      return inWords;
    }
  }

  public ItemStatus {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(inWords);
  }

  /**
   * @param contribution what the item adds at the instant
   * @param settled the same item
   */
  static ItemStatus of(
      Contribution contribution, SettledEvidence settled, Method method, Instant asOf) {
    Evidence evidence = settled.evidence();
    if (evidence.type() == EvidenceType.STATE_CHANGE) {
      String said = evidence.rule().substring(evidence.rule().indexOf(':') + 1);
      return said(Kind.STATE_CHANGE, evidence, "says that other evidence is " + said + ".");
    }
    if (evidence.type() == EvidenceType.COMPLETION) {
      return plain(Kind.PROVES_NOTHING, "is completion, which is shown and proves nothing.");
    }
    Evidence said = settled.said();
    Instant expiresAt = evidence.expiresAt();
    // What is overturned never counted; all else is so only from its instant on.
    boolean overturned = settled.state() == SettledEvidence.State.OVERTURNED;
    if (said != null && (overturned || !said.occurredAt().isAfter(asOf))) {
      boolean expiredBefore = expiresAt != null && expiresAt.isBefore(said.occurredAt());
      if (settled.state() != SettledEvidence.State.ACTIVE && !expiredBefore) {
        return settled(settled.state(), evidence, said);
      }
    }
    if (expiresAt != null && evidence.expiredAt(asOf)) {
      return new ItemStatus(
          Kind.EXPIRED, expiresAt, null, null, "counted until it expired at " + expiresAt + ".");
    }
    if (!evidence.provesSomething()) {
      return plain(Kind.PROVES_NOTHING, "has no weight by its rule, and proves nothing.");
    }
    return counting(
        contribution, said == null || said.occurredAt().isAfter(asOf) ? null : said, method);
  }

  private static ItemStatus settled(SettledEvidence.State state, Evidence evidence, Evidence said) {
    String until = evidence.weight() > 0 ? " It counted until then." : " It never counted.";
    return switch (state) {
      case OVERTURNED ->
          said(
              Kind.OVERTURNED,
              said,
              "was overturned after a dispute" + by(said) + ": it never counts.");
      case DISPUTED ->
          said(
              Kind.DISPUTED,
              said,
              "is disputed" + by(said) + ", and waits for a resolution." + until);
      case ENDED, ACTIVE ->
          said.source().equals(evidence.person().value())
              ? said(Kind.ENDED, said, "has expired or was given up," + by(said) + "." + until)
              : said(Kind.REVOKED, said, "was revoked" + by(said) + "." + until);
    };
  }

  private static ItemStatus counting(
      Contribution contribution, @Nullable Evidence upheld, Method method) {
    Evidence evidence = contribution.evidence();
    if (contribution.cappedWeight() < evidence.weight()) {
      return plain(
          Kind.CAPPED,
          contribution.cappedWeight() == 0
              ? "doesn't count: its source had given as much as it may on that day."
              : String.format(
                  Locale.ROOT,
                  "counts with a weight of %.2f of %.2f: more than that its source may not give in a day.",
                  contribution.cappedWeight(),
                  evidence.weight()));
    }
    if (contribution.share() == 0 && contribution.effect() != null) {
      return plain(
          Kind.SUPERSEDED,
          "counts, but has no part in the figure: by "
              + method.id()
              + " other items speak for it.");
    }
    return upheld == null
        ? plain(Kind.COUNTS, "counts.")
        : said(Kind.UPHELD, upheld, "was disputed and upheld" + by(upheld) + ": it counts.");
  }

  private static ItemStatus plain(Kind kind, String inWords) {
    return new ItemStatus(kind, null, null, null, inWords);
  }

  private static ItemStatus said(Kind kind, Evidence said, String inWords) {
    return new ItemStatus(
        kind, said.occurredAt(), said.source(), said.statement().toString(), inWords);
  }

  private static String by(Evidence said) {
    return " by " + said.source() + " at " + said.occurredAt();
  }
}
