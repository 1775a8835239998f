package dev.attain.competency.dryrun;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why a level changes.
 *
 * @param decisive whether this alone brings the change about, or the change does not come about
 *     without it; what is only different beside it is not decisive
 * @param inWords for people
 * @param evidence what evidence is gained and lost; null for reasons of another kind
 */
public record Reason(
    Kind kind, boolean decisive, String inWords, @Nullable EvidenceDifference evidence) {

  /** What is different. */
  public enum Kind {
    /** Only one of the versions has the competency. */
    COMPETENCY,
    EVIDENCE,
    METHOD,
    /** The cuts or the number of levels. */
    SCALE,
    GATES,
    /** How the figure follows from the children's. */
    ROLL_UP,
    /** The figures of the children. */
    CHILDREN
  }

  public Reason {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(inWords);
  }

  /**
   * The evidence of one competency by one version beside that by the other.
   *
   * @param changed how many items count otherwise: another score, weight or expiry
   * @param items the first {@link #MOST_ITEMS} of them
   */
  public record EvidenceDifference(int gained, int lost, int changed, List<ItemDifference> items) {
    /** The most items that are named. */
    public static final int MOST_ITEMS = 20;

    public EvidenceDifference {
      items = List.copyOf(items);
    }
  }

  /**
   * An item that only one version has, or that they read differently.
   *
   * @param id of the evidence
   */
  public record ItemDifference(String id, String statement, String rule, How how) {

    /** What becomes of it. */
    public enum How {
      GAINED,
      LOST,
      CHANGED
    }

    public ItemDifference {
      Objects.requireNonNull(how);
    }
  }
}
