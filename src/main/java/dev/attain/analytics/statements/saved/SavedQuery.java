package dev.attain.analytics.statements.saved;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A question about statements that is kept.
 *
 * @param name letters, digits and {@code . _ -}, at most 100
 * @param description for people who read lists of them; null for none
 * @param owner the key of the credential that made it
 * @param filter as its one text
 * @param by what to group by when it is asked for measures; none for a query of statements
 * @param zone in which hours, days, weeks and months begin; null for UTC
 */
public record SavedQuery(
    String name,
    @Nullable String description,
    String owner,
    String filter,
    List<String> by,
    @Nullable String zone,
    Instant changed) {
  public SavedQuery {
    Objects.requireNonNull(name);
    Objects.requireNonNull(owner);
    Objects.requireNonNull(filter);
    Objects.requireNonNull(changed);
    by = List.copyOf(by);
  }
}
