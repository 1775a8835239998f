package dev.attain.app;

import dev.attain.analytics.statements.Meanings;
import dev.attain.analytics.statements.StatementSearch;
import dev.attain.analytics.statements.answer.MeasureReads;
import dev.attain.feed.Scheduler;
import dev.attain.http.EventStreams;
import dev.attain.http.analytics.AnalystOperations;
import dev.attain.people.IdentityReads;

/**
 * What analysts ask of statements, on one thread of its own: however much they ask, it takes no
 * more than one processor away from the rest.
 */
record AnalystWork(AnalystOperations operations, EventStreams streams) {
  private static final int MOST_STREAMS = 200;

  static AnalystWork start(Features features, OrderlyStop stop) {
    Scheduler scheduler = LogFollowers.thread("analysts", stop);
    IdentityReads identities = new IdentityReads(features.records());
    StatementSearch search =
        new StatementSearch(features.statements(), features.terms(), scheduler);
    EventStreams streams = new EventStreams(MOST_STREAMS);
    return new AnalystWork(
        new AnalystOperations(
            features.statements(),
            search,
            new Meanings(identities, features.catalog()),
            new MeasureReads(search, identities, features.catalog()),
            streams),
        streams);
  }
}
