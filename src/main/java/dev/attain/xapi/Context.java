package dev.attain.xapi;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What gives a statement its meaning: where, with whom, as part of what. */
public record Context(
    @Nullable Registration registration,
    @Nullable Actor instructor,
    @Nullable Group team,
    ContextActivities contextActivities,
    List<ContextAgent> contextAgents,
    List<ContextGroup> contextGroups,
    @Nullable String revision,
    @Nullable String platform,
    @Nullable String language,
    @Nullable StatementRef statement,
    Extensions extensions) {
  public Context {
    Objects.requireNonNull(contextActivities);
    Objects.requireNonNull(extensions);
    contextAgents = List.copyOf(contextAgents);
    contextGroups = List.copyOf(contextGroups);
  }
}
