package dev.attain.audit;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Entries, the newest first.
 *
 * @param head where the whole trail ends
 * @param next the entries before this number are the next page; null when this is the last
 */
public record AuditPage(List<AuditEntry> entries, AuditHead head, @Nullable Long next) {
  public AuditPage {
    entries = List.copyOf(entries);
    Objects.requireNonNull(head);
  }
}
