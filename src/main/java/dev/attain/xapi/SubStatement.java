package dev.attain.xapi;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A statement inside a statement: no id, stored, version or authority, and no nesting. */
public record SubStatement(
    Actor actor,
    Verb verb,
    StatementObject object,
    @Nullable Result result,
    @Nullable Context context,
    @Nullable Instant timestamp,
    List<Attachment> attachments)
    implements StatementObject {
  public SubStatement {
    Objects.requireNonNull(actor);
    Objects.requireNonNull(verb);
    Objects.requireNonNull(object);
    attachments = List.copyOf(attachments);
  }
}
