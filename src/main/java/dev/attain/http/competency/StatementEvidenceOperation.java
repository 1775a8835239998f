package dev.attain.http.competency;

import dev.attain.competency.evidence.Evidence;
import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.framework.EvidenceType;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.FrameworkCatalog;
import dev.attain.competency.framework.FrameworkVersion;
import dev.attain.competency.projection.EvidenceOfStatement;
import dev.attain.http.ApiAnswer;
import dev.attain.http.ApiCall;
import dev.attain.xapi.StatementId;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a statement is evidence of. */
final class StatementEvidenceOperation {
  private final FrameworkCatalog catalog;
  private final EvidenceOfStatement reads;

  StatementEvidenceOperation(FrameworkCatalog catalog, EvidenceOfStatement reads) {
    this.catalog = catalog;
    this.reads = reads;
  }

  /** An item, with whom and what it is about. */
  record GivenView(
      FrameworkVersion framework,
      String person,
      CompetencyId competency,
      String code,
      String name,
      String rule,
      EvidenceType type,
      double score,
      double weight,
      Instant occurredAt,
      @Nullable Instant expiresAt) {
    static GivenView of(Framework framework, Evidence item) {
      var competency = framework.findCompetency(item.competency()).orElseThrow();
      return new GivenView(
          framework.versionId(),
          item.person().value(),
          item.competency(),
          competency.code(),
          competency.name(),
          item.rule(),
          item.type(),
          item.score(),
          item.weight(),
          item.occurredAt(),
          item.expiresAt());
    }
  }

  record StatementEvidence(String statement, List<GivenView> evidence) {}

  Future<ApiAnswer> answer(ApiCall call) {
    StatementId statement = StatementId.of(call.pathParameter("statementId"));
    return catalog
        .inForce()
        .compose(
            frameworks ->
                Future.all(
                    frameworks.stream().map(framework -> given(framework, statement)).toList()))
        .map(
            found ->
                ApiAnswer.ok(
                    new StatementEvidence(
                        statement.toString(),
                        found.<Stream<GivenView>>list().stream().flatMap(one -> one).toList())));
  }

  private Future<Stream<GivenView>> given(Framework framework, StatementId statement) {
    return reads
        .find(framework, statement)
        .map(items -> items.stream().map(item -> GivenView.of(framework, item)));
  }
}
