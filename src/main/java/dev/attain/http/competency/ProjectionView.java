package dev.attain.http.competency;

import dev.attain.competency.framework.FrameworkVersion;
import dev.attain.competency.projection.ProjectionStatus;
import dev.attain.competency.projection.shares.NodeProjection;
import dev.attain.competency.projection.shares.Shares;
import dev.attain.statements.Position;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How the API shows how a projection is doing: the worst of all nodes, and each of them. */
record ProjectionView(
    FrameworkVersion framework,
    int generation,
    FeedPosition checkpoint,
    FeedPosition consistentThrough,
    FeedPosition horizon,
    long lagMillis,
    int failures,
    @Nullable String lastFailure,
    List<NodeView> nodes) {

  /** One node's part. */
  record NodeView(
      String node,
      int shares,
      FeedPosition checkpoint,
      FeedPosition consistentThrough,
      long lagMillis,
      int failures,
      @Nullable String lastFailure) {
    static NodeView of(String node, NodeProjection part) {
      return new NodeView(
          node,
          Shares.of(part.shares()).count(),
          FeedPosition.of(new Position(part.checkpoint())),
          FeedPosition.of(new Position(part.consistentThrough())),
          part.lagMillis(),
          part.failures(),
          part.lastFailure());
    }
  }

  static ProjectionView of(ProjectionStatus status) {
    List<NodeView> nodes =
        Stream.concat(
                Stream.of(NodeView.of(status.node(), status.here())),
                status.elsewhere().stream()
                    .map(other -> NodeView.of(other.node(), other.projection())))
            .sorted(Comparator.comparing(NodeView::node))
            .toList();
    return new ProjectionView(
        status.framework(),
        status.generation(),
        FeedPosition.of(status.checkpoint()),
        FeedPosition.of(status.consistentThrough()),
        FeedPosition.of(status.feed().horizon()),
        nodes.stream().mapToLong(NodeView::lagMillis).max().orElse(0),
        nodes.stream().mapToInt(NodeView::failures).max().orElse(0),
        nodes.stream().map(NodeView::lastFailure).filter(Objects::nonNull).findFirst().orElse(null),
        nodes);
  }
}
