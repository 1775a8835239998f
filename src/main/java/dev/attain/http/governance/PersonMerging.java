package dev.attain.http.governance;

import dev.attain.http.ApiAnswer;
import dev.attain.http.ApiCall;
import dev.attain.http.Authors;
import dev.attain.people.Identities;
import dev.attain.people.IdentityReads;
import dev.attain.people.Merge;
import dev.attain.people.MergeOutcome;
import dev.attain.people.PersonId;
import dev.attain.people.PersonMerges;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Merging the identifiers of people, undoing it, and reading who is who. */
final class PersonMerging {
  private final PersonMerges merges;
  private final IdentityReads reads;

  PersonMerging(PersonMerges merges, IdentityReads reads) {
    this.merges = merges;
    this.reads = reads;
  }

  /** The contract has seen to it that the three texts are there. */
  Future<ApiAnswer> merge(ApiCall call) {
    return merges
        .merge(
            BodyText.find(call, "kept").orElse(""),
            BodyText.find(call, "absorbed").orElse(""),
            BodyText.find(call, "reason").orElse(""),
            Authors.of(call))
        .map(outcome -> answer(outcome, 201));
  }

  Future<ApiAnswer> undo(ApiCall call) {
    return merges
        .undo(
            Long.parseLong(call.pathParameter("number")),
            call.findQueryParameter("reason").orElse(""),
            Authors.of(call))
        .map(outcome -> answer(outcome, 200));
  }

  private static ApiAnswer answer(MergeOutcome outcome, int status) {
    if (outcome instanceof MergeOutcome.Refused refused) {
      return Answers.unsound("merge", refused.problems());
    }
    if (outcome instanceof MergeOutcome.Done done) {
      return new ApiAnswer(
          status,
          new Done(done.change().revision(), done.merge(), done.change().affected()),
          Map.of());
    }
    return ApiAnswer.notFound("There is no merge of this number.");
  }

  Future<ApiAnswer> list(ApiCall call) {
    return reads
        .merges(call.findQueryParameter("next").orElse(null))
        .map(page -> ApiAnswer.ok(new All(page.merges(), page.next())));
  }

  Future<ApiAnswer> identity(ApiCall call) {
    PersonId asked = new PersonId(call.pathParameter("personId"));
    return reads
        .identities()
        .map(
            (Identities identities) ->
                ApiAnswer.ok(
                    new Identity(
                        identities.resolve(asked),
                        identities.identifiersOf(asked),
                        identities.revision())));
  }

  private record Done(long revision, Merge merge, List<PersonId> affected) {}

  private record All(List<Merge> merges, @Nullable String next) {}

  private record Identity(PersonId person, Set<PersonId> identifiers, long revision) {}
}
