package dev.attain.competency.projection.shares;

import java.util.List;

/**
 * A node as it tells of itself; its record's revision is its heartbeat.
 *
 * @param node its name, also the record's id
 */
public record NodeRecord(String node, List<NodeProjection> projections) {
  public NodeRecord {
    projections = List.copyOf(projections);
  }
}
