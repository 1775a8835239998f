package dev.attain.http.competency;

import dev.attain.competency.framework.FrameworkVersion;
import dev.attain.competency.projection.ProjectionStatus;
import dev.attain.feed.FeedStatus;
import org.jspecify.annotations.Nullable;

/** How the API shows how a projection is doing. */
record ProjectionView(
    FrameworkVersion framework,
    FeedPosition checkpoint,
    FeedPosition consistentThrough,
    FeedPosition horizon,
    long lagMillis,
    int failures,
    @Nullable String lastFailure) {
  static ProjectionView of(ProjectionStatus status) {
    FeedStatus feed = status.feed();
    return new ProjectionView(
        status.framework(),
        FeedPosition.of(feed.checkpoint()),
        FeedPosition.of(feed.consistentThrough()),
        FeedPosition.of(feed.horizon()),
        feed.lagMillis(),
        feed.failures(),
        feed.lastFailure());
  }
}
