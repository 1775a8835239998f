package dev.attain.competency.projection.shares;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node as it tells of itself.
 *
 * @param node its name, also the record's id
 * @param beat its heartbeat: another number each time that it tells. The record's revision says too
 *     little: it begins again when others have deleted the record of a node that was slow. Null,
 *     which becomes 0, from a former version
 */
public record NodeRecord(String node, @Nullable Long beat, List<NodeProjection> projections) {
  public NodeRecord {
    beat = beat == null ? Long.valueOf(0) : beat;
    projections = List.copyOf(projections);
  }
}
