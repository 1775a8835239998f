package dev.attain.http.changes;

import dev.attain.competency.framework.FrameworkCatalog;
import dev.attain.competency.projection.changes.ChangeFilter;
import dev.attain.competency.projection.changes.ChangeInterest;
import dev.attain.competency.projection.changes.ChangePage;
import dev.attain.competency.projection.changes.ChangePosition;
import dev.attain.competency.projection.changes.ChangeReads;
import dev.attain.competency.projection.changes.CompetencyChange;
import dev.attain.http.ApiAnswer;
import dev.attain.http.ApiCall;
import dev.attain.http.ApiOperation;
import dev.attain.http.EventStream;
import dev.attain.http.EventStreams;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The operations of {@code paths-changes.yaml} that read changes. */
public final class ChangeOperations {
  private static final int GONE = 410;
  private static final int USUAL_LIMIT = 100;

  private final FrameworkCatalog catalog;
  private final ChangeReads reads;
  private final EventStreams streams;

  public ChangeOperations(FrameworkCatalog catalog, ChangeReads reads, EventStreams streams) {
    this.catalog = catalog;
    this.reads = reads;
    this.streams = streams;
  }

  /** By operation id. */
  public Map<String, ApiOperation> byId() {
    return Map.of("listChanges", this::list);
  }

  /** A page as the API has it. */
  private record Page(List<CompetencyChange> changes, String next, boolean more) {}

  private Future<ApiAnswer> list(ApiCall call) {
    boolean stream =
        call.findHeader("Accept").filter(a -> a.contains(EventStream.TYPE)).isPresent();
    ChangeInterest question = ChangeQuestion.of(call);
    Optional<String> after =
        call.findHeader("Last-Event-ID").or(() -> call.findQueryParameter("after"));
    return start(after.orElse(stream ? "now" : "oldest"))
        .compose(
            start ->
                start.isEmpty()
                    ? Future.succeededFuture(noPosition())
                    : ChangeQuestion.filter(question, reads, catalog)
                        .compose(
                            filter ->
                                stream
                                    ? stream(question, filter, start.get())
                                    : page(call, filter, start.get())));
  }

  private Future<Optional<ChangePosition>> start(String after) {
    return switch (after) {
      case "now" -> reads.end().map(Optional::of);
      case "oldest" -> reads.oldest().map(Optional::of);
      default -> Future.succeededFuture(ChangePosition.find(after));
    };
  }

  private Future<ApiAnswer> page(ApiCall call, ChangeFilter filter, ChangePosition start) {
    int limit = call.findQueryParameter("limit").map(Integer::parseInt).orElse(USUAL_LIMIT);
    return reads
        .page(start, filter, limit)
        .map(
            page ->
                page instanceof ChangePage.Read read
                    ? ApiAnswer.ok(
                        new Page(
                            read.changes().stream().map(ChangePage.Positioned::change).toList(),
                            read.next().toString(),
                            read.more()))
                    : gone());
  }

  private Future<ApiAnswer> stream(
      ChangeInterest question, ChangeFilter filter, ChangePosition start) {
    return reads
        .page(start, filter, 1)
        .map(
            page ->
                page instanceof ChangePage.Gone
                    ? gone()
                    : streams.open(
                        new EventStream(
                            new ChangeSource(
                                reads,
                                filter,
                                () -> ChangeQuestion.filter(question, reads, catalog),
                                start))));
  }

  private static ApiAnswer noPosition() {
    return ApiAnswer.refused(
        400,
        "Bad request",
        "That is no position: take one from a page or an event as it is, or now, or oldest.",
        List.of());
  }

  private static ApiAnswer gone() {
    return ApiAnswer.refused(
        GONE,
        "Gone",
        "Some of what follows this position is not kept any more. Read the figures anew, and go on"
            + " from after=oldest or after=now.",
        List.of());
  }
}
