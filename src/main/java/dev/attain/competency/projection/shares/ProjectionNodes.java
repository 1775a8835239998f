package dev.attain.competency.projection.shares;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The nodes that take part in projecting. What they believe of each other decides who does the
 * work, never what comes out: that is guarded by the revisions of strands.
 */
public interface ProjectionNodes {

  /** This node's name, unlike that of any other. */
  String self();

  /** How often to look who is there; empty when nobody else can be. */
  Optional<Duration> interval();

  /**
   * Says that this node is there and what it does, and looks who else is.
   *
   * @return the nodes that are there, this one among them
   */
  Future<Set<String>> look(List<NodeProjection> doing);

  /** What the other nodes said last that they do, by node. */
  List<NodeRecord> others();

  /** Says that this node goes. */
  Future<Void> leave();

  /**
   * The only node there can be, because the engine belongs to one process: it says nothing to
   * anybody and takes everything on.
   */
  static ProjectionNodes alone(String self) {
    return new ProjectionNodes() {
      @Override
      public String self() {
        return self;
      }

      @Override
      public Optional<Duration> interval() {
        return Optional.empty();
      }

      @Override
      public Future<Set<String>> look(List<NodeProjection> doing) {
        return Future.succeededFuture(Set.of(self));
      }

      @Override
      public List<NodeRecord> others() {
        return List.of();
      }

      @Override
      public Future<Void> leave() {
        return Future.succeededFuture();
      }
    };
  }
}
