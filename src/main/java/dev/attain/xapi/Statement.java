package dev.attain.xapi;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A statement: actor, verb, object, and what surrounds them. What the LRS may add (id, timestamp,
 * stored, authority, version) is null until it has been added.
 */
public record Statement(
    @Nullable StatementId id,
    Actor actor,
    Verb verb,
    StatementObject object,
    @Nullable Result result,
    @Nullable Context context,
    @Nullable Instant timestamp,
    @Nullable Instant stored,
    @Nullable Actor authority,
    @Nullable String version,
    List<Attachment> attachments) {
  public Statement {
    Objects.requireNonNull(actor);
    Objects.requireNonNull(verb);
    Objects.requireNonNull(object);
    attachments = List.copyOf(attachments);
  }

  /**
   * The statement as it is to be kept: with what the LRS adds but {@code stored}, as the text of
   * {@link dev.attain.xapi.json.ExactStatement#stamped} says it.
   *
   * @param newId used when the statement has none
   * @param received used when the statement has no timestamp
   * @param owner the authority, whatever there was before
   * @param request the version of the request
   */
  public Statement stamped(StatementId newId, Instant received, Actor owner, XapiVersion request) {
    return new Statement(
        Objects.requireNonNullElse(id, newId),
        actor,
        verb,
        object,
        result,
        context,
        Objects.requireNonNullElse(timestamp, received),
        null,
        owner,
        Objects.requireNonNullElse(version, request.firstOfLine()),
        attachments);
  }

  /** The statement that this one voids, when it is a voiding statement. */
  public Optional<StatementId> findVoided() {
    return verb.id().equals(Verb.VOIDED) && object instanceof StatementRef ref
        ? Optional.of(ref.id())
        : Optional.empty();
  }

  /** The attachments of this statement, and after them those of its sub-statement. */
  public List<Attachment> allAttachments() {
    if (object instanceof SubStatement sub && !sub.attachments().isEmpty()) {
      return Stream.concat(attachments.stream(), sub.attachments().stream()).toList();
    }
    return attachments;
  }

  /** The statement that this one's object points at. */
  public Optional<StatementId> findTarget() {
    return object instanceof StatementRef ref ? Optional.of(ref.id()) : Optional.empty();
  }
}
