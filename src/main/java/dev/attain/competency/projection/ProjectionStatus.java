package dev.attain.competency.projection;

import dev.attain.competency.framework.FrameworkVersion;
import dev.attain.competency.projection.shares.Generation;
import dev.attain.competency.projection.shares.NodeProjection;
import dev.attain.competency.projection.shares.NodeRecord;
import dev.attain.competency.projection.shares.Shares;
import dev.attain.feed.FeedStatus;
import dev.attain.statements.Position;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;

/**
 * How the projection of one framework version is doing.
 *
 * @param generation 0 unless it was recomputed
 * @param node this node's name
 * @param shares those that this node holds
 * @param feed how far they have come
 * @param elsewhere what other nodes said last
 */
public record ProjectionStatus(
    FrameworkVersion framework,
    int generation,
    String node,
    Shares shares,
    FeedStatus feed,
    List<Elsewhere> elsewhere) {
  public ProjectionStatus {
    Objects.requireNonNull(framework);
    Objects.requireNonNull(node);
    Objects.requireNonNull(shares);
    Objects.requireNonNull(feed);
    elsewhere = List.copyOf(elsewhere);
  }

  /** How the projection is doing on another node, as that node said. */
  public record Elsewhere(String node, NodeProjection projection) {
    public Elsewhere {
      Objects.requireNonNull(node);
      Objects.requireNonNull(projection);
    }

    /** What other nodes said of a generation. */
    static List<Elsewhere> of(Generation generation, Collection<NodeRecord> others) {
      return others.stream()
          .flatMap(
              other ->
                  other.projections().stream()
                      .filter(part -> part.framework().equals(generation.framework()))
                      .filter(part -> part.generation() == generation.number())
                      .map(part -> new Elsewhere(other.node(), part)))
          .toList();
    }

    Shares shares() {
      return Shares.of(projection.shares());
    }
  }

  /** What this node says to others. */
  public NodeProjection here() {
    return new NodeProjection(
        framework,
        generation,
        shares.toString(),
        feed.checkpoint().value(),
        feed.consistentThrough().value(),
        feed.lagMillis(),
        feed.failures(),
        feed.lastFailure());
  }

  /** Whether each share is held by some node, as far as is known here. */
  private boolean isWhole() {
    return elsewhere.stream()
        .map(Elsewhere::shares)
        .reduce(shares, Shares::plus)
        .equals(Shares.ALL);
  }

  /** How far everybody's figures have come at least. */
  public Position checkpoint() {
    return lowest(feed.checkpoint(), NodeProjection::checkpoint);
  }

  /** Everything at or below it is in everybody's figures. */
  public Position consistentThrough() {
    return lowest(feed.consistentThrough(), NodeProjection::consistentThrough);
  }

  /** The start while some share is known to be held by nobody. */
  private Position lowest(Position here, ToLongFunction<NodeProjection> there) {
    LongStream elsewhereHeld =
        elsewhere.stream()
            .filter(other -> !other.shares().equals(Shares.NONE))
            .mapToLong(other -> there.applyAsLong(other.projection()));
    LongStream hereHeld =
        shares.equals(Shares.NONE) ? LongStream.empty() : LongStream.of(here.value());
    return isWhole()
        ? new Position(LongStream.concat(hereHeld, elsewhereHeld).min().orElse(0))
        : Position.START;
  }
}
