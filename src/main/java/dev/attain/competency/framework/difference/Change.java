package dev.attain.competency.framework.difference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is different.
 *
 * @param path where, as a JSON path that holds in both versions: elements are named by their ids,
 *     not by their places, such as {@code $.scale[?(@.level==2)].cut}
 * @param before null for what was added
 * @param after null for what was removed
 * @param sentence the same for people
 */
public record Change(
    Kind kind,
    Subject subject,
    String path,
    @Nullable JsonNode before,
    @Nullable JsonNode after,
    String sentence) {

  /** What happened to it. */
  public enum Kind {
    ADDED,
    REMOVED,
    CHANGED
  }

  /** What part of a framework it belongs to. */
  public enum Subject {
    FRAMEWORK,
    LEVEL,
    CUT,
    COMPETENCY,
    METHOD,
    GATE,
    RESOURCE,
    MAPPING_RULE
  }

  public Change {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(subject);
    Objects.requireNonNull(path);
    Objects.requireNonNull(sentence);
  }
}
