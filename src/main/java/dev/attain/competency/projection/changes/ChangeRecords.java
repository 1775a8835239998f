package dev.attain.competency.projection.changes;

import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.projection.shares.RecordForm;
import dev.attain.competency.projection.shares.Shares;
import dev.attain.people.PersonId;
import dev.attain.records.RecordCollection;
import java.time.Instant;
import java.util.List;

/**
 * Where changes are kept. Each framework has a stream of changes for each share of people, and one
 * for what is about everybody; a stream's changes are numbered from 1, without gaps.
 */
final class ChangeRecords {
  /** One {@link CompetencyChange} each. */
  static final RecordCollection CHANGES = new RecordCollection("competency-change", List.of());

  /** One {@link Head} for each stream that has changes. */
  static final RecordCollection HEADS = new RecordCollection("competency-change-head", List.of());

  static final String DUE = "due";

  /** One {@link ToldLevel} for each framework, person and competency that was ever told of. */
  static final RecordCollection TOLD = new RecordCollection("told-level", List.of(DUE));

  /** The share of what is about everybody. */
  static final int EVERYBODY = Shares.COUNT;

  static final int STREAMS = Shares.COUNT + 1;

  private static final int FRAMEWORK_DIGITS = 12;

  private ChangeRecords() {}

  /** Twelve hexadecimal digits that stand for a framework, whatever its version. */
  static String framework(String id) {
    return RecordForm.id(id).substring(0, FRAMEWORK_DIGITS);
  }

  static String head(String framework, int share) {
    return "%s-%02d".formatted(framework, share);
  }

  static String change(String framework, int share, long sequence) {
    return head(framework, share) + "-" + sequence;
  }

  static String told(String framework, PersonId person, CompetencyId competency) {
    return framework + "-" + RecordForm.id(person.value(), competency.value());
  }

  /** Sorts as the instant does, until the year 9999. */
  static String due(String framework, int share, Instant due) {
    return "%s-%012d".formatted(head(framework, share), Math.max(0, due.getEpochSecond()));
  }

  /**
   * How far a stream has come. Its revision guards it: of two who number changes one succeeds.
   *
   * @param framework as {@link #framework} has it
   * @param first the oldest change that is kept; after {@code last} when none is
   * @param last the number of the newest change
   */
  record Head(String framework, int share, long first, long last) {
    static final long NONE = 0;
  }
}
