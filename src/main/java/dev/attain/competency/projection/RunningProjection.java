package dev.attain.competency.projection;

import dev.attain.competency.projection.shares.Generation;
import dev.attain.competency.projection.shares.ProjectionNodes;
import dev.attain.feed.FeedLoop;
import dev.attain.feed.FeedStatus;
import dev.attain.statements.Position;
import dev.attain.statements.StatementStore;
import io.vertx.core.Future;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This node's part of the projection of one generation, and the loop that drives it.
 *
 * @param loop drives {@code work}
 */
record RunningProjection(Generation generation, SharedProjection work, FeedLoop loop) {
  private static final Logger LOG = LoggerFactory.getLogger(RunningProjection.class);

  /** Says that there may be something to read. */
  void signal() {
    loop.signal();
  }

  /** Has the shares divided among the nodes that are there. */
  void balance(Set<String> live) {
    work.balance(live);
    loop.signal();
  }

  /** Has told what time alone has changed. */
  void lookForDue() {
    work.lookForDue();
    loop.signal();
  }

  /** Has figures follow who is who. */
  void lookAtIdentities() {
    work.lookAtIdentities();
    loop.signal();
  }

  /** How it is doing, here and on the other nodes. */
  ProjectionStatus status(StatementStore log, ProjectionNodes nodes) {
    ProjectionProgress progress = work.progress();
    Position horizon = log.safeHorizon();
    Position waiting = progress.oldestWaiting();
    FeedStatus here =
        new FeedStatus(
            progress.checkpoint(),
            progress.consistentThrough(),
            horizon,
            waiting == null ? 0 : Math.max(0, horizon.epochMillis() - waiting.epochMillis()),
            loop.failures(),
            loop.lastFailure());
    return new ProjectionStatus(
        generation.framework(),
        generation.number(),
        nodes.self(),
        progress.held(),
        here,
        ProjectionStatus.Elsewhere.of(generation, nodes.others()));
  }

  /** Completes when nothing is under way any more, and other nodes, if any, may go on with it. */
  Future<Void> end(ProjectionNodes nodes) {
    Future<Void> ended = loop.stop();
    return nodes.interval().isEmpty()
        ? ended
        : ended
            .compose(done -> work.handBack())
            .onFailure(
                failure -> LOG.warn("can't hand back shares; others take them later", failure));
  }
}
