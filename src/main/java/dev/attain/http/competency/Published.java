package dev.attain.http.competency;

import dev.attain.competency.framework.catalog.Publication;
import dev.attain.competency.framework.document.DocumentReading;
import dev.attain.http.ApiAnswer;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a document that is stored as it was given.
 *
 * @param version null for documents without versions
 * @param outcome {@code created}, {@code unchanged} (an equal document was there) or {@code
 *     replaced}
 */
record Published(String id, @Nullable String version, String outcome) {

  /**
   * @param kind what the document is, for people: "framework"
   */
  static ApiAnswer answer(
      String kind, String id, @Nullable String version, Publication publication) {
    if (publication instanceof Publication.Refused refused) {
      return unsound(kind, refused.problems());
    }
    if (publication instanceof Publication.Conflict conflict) {
      return conflict(kind, conflict.problems());
    }
    if (publication instanceof Publication.Created) {
      return created(id, version);
    }
    return publication instanceof Publication.Unchanged
        ? unchanged(id, version)
        : ApiAnswer.ok(new Published(id, version, "replaced"));
  }

  /** Goes on with a document that could be read; else says all that is wrong with it. */
  static <T> Future<ApiAnswer> ifSound(
      String kind, DocumentReading<T> reading, Function<T, Future<ApiAnswer>> next) {
    return reading instanceof DocumentReading.Refused<T> refused
        ? Future.succeededFuture(unsound(kind, refused.problems()))
        : next.apply(((DocumentReading.Read<T>) reading).document());
  }

  static ApiAnswer created(String id, @Nullable String version) {
    return ApiAnswer.created(new Published(id, version, "created"));
  }

  static ApiAnswer unchanged(String id, @Nullable String version) {
    return ApiAnswer.ok(new Published(id, version, "unchanged"));
  }

  static ApiAnswer unsound(String kind, List<?> problems) {
    return ApiAnswer.refused(
        422,
        "Not a sound " + kind,
        "Nothing was stored, and what was in force stays in force. Correct the "
            + (problems.size() == 1 ? "problem" : problems.size() + " problems")
            + " below and publish again.",
        problems);
  }

  static ApiAnswer conflict(String kind, List<?> problems) {
    return ApiAnswer.refused(
        409,
        "This version has another content",
        "Nothing was stored: a published version of a " + kind + " never changes.",
        problems);
  }
}
