package dev.attain.xapi;

import java.util.List;
import java.util.stream.Stream;

/** Activities that a statement's activity stands in relation to. */
public record ContextActivities(
    List<Activity> parent, List<Activity> grouping, List<Activity> category, List<Activity> other) {
  public static final ContextActivities EMPTY =
      new ContextActivities(List.of(), List.of(), List.of(), List.of());

  public ContextActivities {
    parent = List.copyOf(parent);
    grouping = List.copyOf(grouping);
    category = List.copyOf(category);
    other = List.copyOf(other);
  }

  public Stream<Activity> all() {
    return Stream.of(parent, grouping, category, other).flatMap(List::stream);
  }
}
