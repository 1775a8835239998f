package dev.attain.competency.projection;

import dev.attain.competency.framework.FrameworkVersion;
import dev.attain.feed.FeedStatus;
import java.util.Objects;

/** How the projection of one framework version is doing. */
public record ProjectionStatus(FrameworkVersion framework, FeedStatus feed) {
  public ProjectionStatus {
    Objects.requireNonNull(framework);
    Objects.requireNonNull(feed);
  }
}
