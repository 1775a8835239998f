package dev.attain.app;

import dev.attain.competency.dryrun.DryRuns;
import dev.attain.competency.projection.FigureExport;
import dev.attain.competency.projection.shares.ProjectionNodes;
import dev.attain.feed.Scheduler;
import dev.attain.xapi.json.StatementJson;

/**
 * What looks at all statements or all figures because somebody asked for it, on one thread of its
 * own: the projections go on meanwhile.
 */
record BulkWork(DryRuns dryRuns, FigureExport export) {

  /**
   * @param nodes who shares the work
   */
  static BulkWork start(Features features, ProjectionNodes nodes, OrderlyStop stop) {
    Scheduler scheduler = LogFollowers.thread("bulk", stop);
    DryRuns dryRuns =
        new DryRuns(
            features.answering(),
            features.statements(),
            features.records(),
            framework -> LogFollowers.mapping(features.profiles(), features.choices(), framework),
            stored -> StatementJson.read(stored.json()),
            features.clock(),
            scheduler,
            nodes.self(),
            nodes.interval().isEmpty());
    stop.first("dry runs", dryRuns::stop);
    dryRuns.start();
    return new BulkWork(dryRuns, new FigureExport(features.records(), scheduler));
  }
}
