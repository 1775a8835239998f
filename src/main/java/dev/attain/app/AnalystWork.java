package dev.attain.app;

import dev.attain.analytics.statements.Meanings;
import dev.attain.analytics.statements.StatementSearch;
import dev.attain.analytics.statements.answer.MeasureReads;
import dev.attain.analytics.statements.answer.Scans;
import dev.attain.analytics.statements.export.StatementExport;
import dev.attain.analytics.statements.rollup.RollupFeed;
import dev.attain.analytics.statements.rollup.RollupReads;
import dev.attain.analytics.statements.saved.SavedQueries;
import dev.attain.audit.AuditTrail;
import dev.attain.feed.Scheduler;
import dev.attain.http.EventStreams;
import dev.attain.http.analytics.AnalystOperations;
import dev.attain.people.IdentityReads;
import dev.attain.records.RecordStore;

/**
 * What analysts ask of statements, on one thread of its own: however much they ask, it takes no
 * more than one processor away from the rest.
 */
record AnalystWork(AnalystOperations operations, EventStreams streams) {
  private static final int MOST_STREAMS = 200;

  static AnalystWork start(Features features, OrderlyStop stop) {
    Scheduler scheduler = LogFollowers.thread("analysts", stop);
    followLog(features, stop);
    RecordStore records = features.records();
    IdentityReads identities = new IdentityReads(records);
    StatementSearch search =
        new StatementSearch(features.statements(), features.terms(), scheduler);
    MeasureReads measures =
        new MeasureReads(
            search, new RollupReads(records, scheduler), identities, features.catalog());
    Scans scans = new Scans(measures, records, features.clock());
    stop.first("scans", scans::stop);
    EventStreams streams = new EventStreams(MOST_STREAMS);
    return new AnalystWork(
        new AnalystOperations(
            features.statements(),
            search,
            new Meanings(identities, features.catalog()),
            measures,
            scans,
            new StatementExport(search, scheduler),
            new SavedQueries(records, new AuditTrail(records, features.clock())),
            streams),
        streams);
  }

  private static void followLog(Features features, OrderlyStop stop) {
    RollupFeed rollups =
        new RollupFeed(
            features.statements(),
            features.records(),
            features.terms(),
            RollupFeed.USUAL,
            LogFollowers.thread("rollups", stop),
            features.clock());
    stop.first("rollups", rollups::stop);
    rollups.start();
  }
}
