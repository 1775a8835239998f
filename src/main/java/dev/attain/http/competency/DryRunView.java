package dev.attain.http.competency;

import dev.attain.competency.dryrun.DryRun;
import dev.attain.competency.dryrun.LevelTotals;
import dev.attain.competency.framework.FrameworkVersion;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the API shows a dry run. */
record DryRunView(
    String id,
    FrameworkVersion framework,
    @Nullable FrameworkVersion against,
    String by,
    Instant started,
    DryRun.State state,
    @Nullable Instant ended,
    @Nullable Instant keptUntil,
    @Nullable String failure,
    FeedPosition position,
    double share,
    LevelTotals everybody,
    Map<String, LevelTotals> cohorts) {

  static DryRunView of(DryRun run) {
    return new DryRunView(
        run.id(),
        run.framework(),
        run.against(),
        run.by(),
        run.started(),
        run.state(),
        run.ended(),
        run.keptUntil(),
        run.failure(),
        FeedPosition.of(run.position()),
        run.share(),
        run.everybody(),
        run.cohorts());
  }
}
