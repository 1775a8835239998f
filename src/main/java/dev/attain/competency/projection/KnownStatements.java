package dev.attain.competency.projection;

import static dev.attain.competency.projection.ProjectionRecords.STATEMENTS;

import dev.attain.competency.projection.shares.Generation;
import dev.attain.competency.projection.shares.RecordForm;
import dev.attain.competency.projection.shares.Shares;
import dev.attain.records.RecordQuery;
import dev.attain.records.RecordStore;
import dev.attain.records.StoredRecord;
import dev.attain.xapi.StatementId;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Looks up whose evidence statements gave that are voided by now, some of them at a time. */
final class KnownStatements {
  /** So many statements are looked up at once. */
  private static final int LOOK_UPS = 32;

  private final RecordStore records;
  private final Generation generation;

  KnownStatements(RecordStore records, Generation generation) {
    this.records = records;
    this.generation = generation;
  }

  /**
   * Looks these statements up, and has {@code touched} know of them what is of these shares.
   *
   * @return of each statement, the ids of the records that say nothing of other shares
   */
  Future<Map<StatementId, List<String>>> find(
      List<StatementId> statements, Shares shares, TouchedPortfolios touched) {
    return findStatements(statements).map(found -> know(found, shares, touched));
  }

  private Future<Map<StatementId, List<StoredRecord>>> findStatements(List<StatementId> ids) {
    Map<StatementId, List<StoredRecord>> found = new LinkedHashMap<>();
    Future<?> done = Future.succeededFuture();
    for (int start = 0; start < ids.size(); start += LOOK_UPS) {
      List<StatementId> some = ids.subList(start, Math.min(ids.size(), start + LOOK_UPS));
      done =
          done.compose(before -> Future.all(some.stream().map(this::findStatement).toList()))
              .map(
                  all -> {
                    for (int i = 0; i < some.size(); i++) {
                      found.put(some.get(i), all.resultAt(i));
                    }
                    return null;
                  });
    }
    return done.map(last -> found);
  }

  /** As many as there are shares, and one that was written before there were shares. */
  private Future<List<StoredRecord>> findStatement(StatementId statement) {
    String prefix = ProjectionRecords.prefix(generation, statement);
    return records.listAll(
        new RecordQuery(STATEMENTS, null, prefix, false, null, RecordQuery.MAX_LIMIT),
        Function.identity());
  }

  private static Map<StatementId, List<String>> know(
      Map<StatementId, List<StoredRecord>> found, Shares shares, TouchedPortfolios touched) {
    Map<StatementId, List<String>> own = new HashMap<>();
    found.forEach(
        (statement, kept) -> {
          for (StoredRecord record : kept) {
            List<PersonCompetency> all = RecordForm.read(record, StatementRecord.class).pairs();
            List<PersonCompetency> ours =
                all.stream().filter(pair -> shares.contains(pair.person())).toList();
            if (!ours.isEmpty()) {
              touched.known(statement, ours);
            }
            if (ours.size() == all.size()) {
              own.computeIfAbsent(statement, first -> new ArrayList<>()).add(record.id());
            }
          }
        });
    return own;
  }
}
