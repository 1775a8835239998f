package dev.attain.competency.projection;

import static dev.attain.competency.projection.ProjectionRecords.STATEMENTS;

import dev.attain.competency.evidence.Evidence;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.projection.shares.Generation;
import dev.attain.competency.projection.shares.Shares;
import dev.attain.records.RecordStore;
import dev.attain.xapi.StatementId;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads which evidence a statement has given, by the figures that answer. */
public final class EvidenceOfStatement {
  private final RecordChunks chunks;
  private final Generations generations;
  private final PortfolioReads portfolios;

  public EvidenceOfStatement(RecordStore records) {
    this.chunks = new RecordChunks(records);
    this.generations = new Generations(records);
    this.portfolios = new PortfolioReads(records);
  }

  /**
   * The items of evidence that a statement has given by a version, as they count now: none when no
   * rule matches, when it is voided, or when the projection has not come to it yet.
   */
  public Future<List<Evidence>> find(Framework framework, StatementId statement) {
    return generations
        .answering(framework.versionId())
        .compose(
            generation ->
                chunks.findAll(STATEMENTS, ids(generation, statement), StatementRecord.class))
        .map(
            found ->
                found.values().stream()
                    .map(StatementRecord::pairs)
                    .flatMap(Collection::stream)
                    .distinct()
                    .toList())
        .compose(pairs -> portfolios.portfolios(framework, pairs))
        .map(
            given ->
                given.values().stream()
                    .flatMap(portfolio -> portfolio.evidence().stream())
                    .filter(item -> item.statement().equals(statement))
                    .sorted(Comparator.comparing(Evidence::id))
                    .toList());
  }

  /** Of every share, and of before there were shares. */
  private static Map<String, String> ids(Generation generation, StatementId statement) {
    Map<String, String> ids = new LinkedHashMap<>();
    String undivided = ProjectionRecords.prefix(generation, statement);
    ids.put(undivided, undivided);
    for (int share = 0; share < Shares.COUNT; share++) {
      String id = ProjectionRecords.id(generation, statement, share);
      ids.put(id, id);
    }
    return ids;
  }
}
