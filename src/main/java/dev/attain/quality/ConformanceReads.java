package dev.attain.quality;

import dev.attain.records.RecordQuery;
import dev.attain.records.RecordStore;
import io.vertx.core.Future;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what was found in the log. */
public final class ConformanceReads {
  private final RecordStore records;

  public ConformanceReads(RecordStore records) {
    this.records = records;
  }

  /** By what findings are asked for. */
  public enum Filter {
    TEMPLATE(ConformanceProjection.BY_TEMPLATE),
    SOURCE(ConformanceProjection.BY_SOURCE),
    STATEMENT(ConformanceProjection.BY_STATEMENT);

    private final String index;

    Filter(String index) {
      this.index = index;
    }
  }

  /**
   * @param next where the rest begins; null when this is all
   */
  public record Findings(List<FindingRecord> findings, @Nullable String next) {
    public Findings {
      findings = List.copyOf(findings);
    }
  }

  /**
   * Statements that break rules, by what was asked for and then by id.
   *
   * @param value of the filter; null for all
   * @param quarantinedOnly leaves out those that are evidence all the same
   * @param after the {@code next} of the page before; null for the first
   * @param limit 1 to 1,000
   */
  public Future<Findings> findings(
      Filter filter,
      @Nullable String value,
      boolean quarantinedOnly,
      @Nullable String after,
      int limit) {
    return records
        .list(query(filter, value, quarantinedOnly, limit).continuedAfter(after))
        .map(
            page ->
                new Findings(
                    page.records().stream()
                        .map(stored -> ConformanceProjection.read(stored, FindingRecord.class))
                        .toList(),
                    page.next()));
  }

  private static RecordQuery query(
      Filter filter, @Nullable String value, boolean quarantinedOnly, int limit) {
    String prefix = quarantinedOnly ? ConformanceProjection.QUARANTINED : "";
    if (value != null) {
      return RecordQuery.equal(ConformanceProjection.FINDINGS, filter.index, prefix + value, limit);
    }
    return quarantinedOnly
        ? RecordQuery.startingWith(
            ConformanceProjection.FINDINGS, Filter.STATEMENT.index, prefix, limit)
        : RecordQuery.all(ConformanceProjection.FINDINGS, limit);
  }

  /** Every source that has sent statements while a profile was chosen. */
  public Future<List<SourceQuality>> quality() {
    return records.listAll(
        RecordQuery.all(ConformanceProjection.QUALITY, RecordQuery.MAX_LIMIT),
        stored -> ConformanceProjection.read(stored, SourceQuality.class));
  }
}
