package dev.attain.http.governance;

import dev.attain.audit.AuditEntry;
import dev.attain.audit.AuditHead;
import dev.attain.audit.AuditTrail;
import dev.attain.audit.Verification;
import dev.attain.http.ApiAnswer;
import dev.attain.http.ApiCall;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reading and verifying the audit trail. */
final class AuditReads {
  private static final int USUAL_PAGE = 100;

  private final AuditTrail trail;

  AuditReads(AuditTrail trail) {
    this.trail = trail;
  }

  /** The contract has seen to it that the parameters are numbers within their bounds. */
  Future<ApiAnswer> list(ApiCall call) {
    long before = call.findQueryParameter("before").map(Long::parseLong).orElse(Long.MAX_VALUE);
    int limit = call.findQueryParameter("limit").map(Integer::parseInt).orElse(USUAL_PAGE);
    return trail
        .page(before, limit)
        .map(page -> ApiAnswer.ok(new Page(page.entries(), page.head(), page.next())));
  }

  Future<ApiAnswer> verify(ApiCall call) {
    Optional<Long> number = call.findQueryParameter("number").map(Long::parseLong);
    Optional<String> hash = call.findQueryParameter("hash");
    if (number.isPresent() != hash.isPresent()) {
      return Future.succeededFuture(
          ApiAnswer.refused(
              400,
              "Bad request",
              "A noted end of the trail is a number and a hash: give both or none.",
              List.of()));
    }
    return trail.verify(number.map(n -> new AuditHead(n, hash.orElse("")))).map(AuditReads::answer);
  }

  private static ApiAnswer answer(Verification verification) {
    return verification instanceof Verification.Broken broken
        ? ApiAnswer.ok(new Result(false, null, broken))
        : ApiAnswer.ok(new Result(true, ((Verification.Sound) verification).head(), null));
  }

  private record Page(List<AuditEntry> entries, AuditHead head, @Nullable Long next) {}

  private record Result(
      boolean sound, @Nullable AuditHead head, Verification.@Nullable Broken firstBroken) {}
}
