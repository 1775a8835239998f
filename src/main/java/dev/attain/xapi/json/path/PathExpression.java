package dev.attain.xapi.json.path;

import dev.attain.xapi.json.text.JsonValue;
import java.util.ArrayList;
import java.util.List;

/**
 * A compiled JSONPath (Gössner), as the xAPI Profiles specification restricts and extends it: no
 * filters and no scripts; {@code |} joins paths, whose values are put together. Immutable.
 *
 * <p>Members come by {@code .name}, {@code ['name']}, {@code ['one','other']}; items by {@code
 * [0]}, {@code [-1]}, {@code [0,2]}, {@code [1:3]}; all of either by {@code .*} and {@code [*]};
 * descendants by {@code ..}, at most once in a path. The {@code $} may be left out, as published
 * profiles do. A property that isn't there gives no value, and a JSON null is a value.
 */
public final class PathExpression {
  private final String text;
  private final List<List<Segment>> alternatives;

  PathExpression(String text, List<List<Segment>> alternatives) {
    this.text = text;
    this.alternatives = alternatives.stream().map(List::copyOf).toList();
  }

  /** Compiles a path, or says where it is broken. */
  public static PathReading read(String text) {
    return new PathParser(text).read();
  }

  /**
   * A path that is known to be one.
   *
   * @throws IllegalArgumentException when it is broken
   */
  public static PathExpression of(String text) {
    if (read(text) instanceof PathReading.Read read) {
      return read.expression();
    }
    throw new IllegalArgumentException("not a JSONPath: " + text);
  }

  /** The values at this path, in the order of the text, alternatives one after the other. */
  public List<JsonValue> find(JsonValue root) {
    List<JsonValue> found = new ArrayList<>(2);
    for (List<Segment> segments : alternatives) {
      walk(segments, 0, root, found);
    }
    return found;
  }

  private static void walk(List<Segment> segments, int next, JsonValue from, List<JsonValue> into) {
    if (next == segments.size()) {
      into.add(from);
    } else {
      segments.get(next).select(from, value -> walk(segments, next + 1, value, into));
    }
  }

  /** As it was written. */
  @Override
  public String toString() {
    return text;
  }
}
