package dev.attain.http.statements;

import dev.attain.http.ApiAnswer;
import dev.attain.http.ApiCall;
import dev.attain.http.ApiOperation;
import dev.attain.statements.SignedStatements;
import dev.attain.statements.StatementReads;
import dev.attain.statements.StoredStatement;
import dev.attain.xapi.StatementId;
import dev.attain.xapi.signature.StatementSignature;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Shows what is known of the signatures of a statement. */
public final class SignatureOperations {
  private final StatementReads reads;
  private final SignedStatements signed;

  public SignatureOperations(StatementReads reads, SignedStatements signed) {
    this.reads = Objects.requireNonNull(reads);
    this.signed = Objects.requireNonNull(signed);
  }

  /** The operations by {@code operationId}. */
  public Map<String, ApiOperation> byId() {
    return Map.of("getStatementSignatures", this::get);
  }

  private Future<ApiAnswer> get(ApiCall call) {
    StatementId id = StatementId.of(call.pathParameter("statementId"));
    return reads
        .find(id)
        .compose(found -> found.isPresent() ? Future.succeededFuture(found) : reads.findVoided(id))
        .compose(found -> answer(id, found));
  }

  private Future<ApiAnswer> answer(StatementId id, Optional<StoredStatement> found) {
    return found.isEmpty()
        ? Future.succeededFuture(ApiAnswer.notFound("There is no statement " + id + "."))
        : signed
            .signatures(found.get())
            .map(signatures -> ApiAnswer.ok(new View(id.toString(), signatures)));
  }

  private record View(String statement, List<StatementSignature> signatures) {}
}
