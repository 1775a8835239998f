package dev.attain.statements;

import dev.attain.xapi.Attachment;
import dev.attain.xapi.Sha2;
import dev.attain.xapi.json.StatementJson;
import dev.attain.xapi.signature.SignatureCheck;
import dev.attain.xapi.signature.SignatureOutcome;
import dev.attain.xapi.signature.StatementSignature;
import dev.attain.xapi.validation.ValidStatement;
import dev.attain.xapi.validation.Violation;
import io.vertx.core.Future;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Signatures that come with statements, and those of statements that are stored. What is found is
 * not kept beside the statement: the statement and its signature never change, so that it is found
 * again at any time, and with today's trust.
 */
public final class SignedStatements {

  /** Octets of one signature: it is looked at in memory, and holds its statement. */
  static final int MAX_SIGNATURE_BYTES = 8 << 20;

  private static final int PIECE = 256 << 10;

  private final AttachmentStore contents;
  private final SignatureCheck check;
  private final Executor slow;

  /**
   * @param slow where cryptography is done, off the caller's thread
   */
  public SignedStatements(AttachmentStore contents, SignatureCheck check, Executor slow) {
    this.contents = Objects.requireNonNull(contents);
    this.check = Objects.requireNonNull(check);
    this.slow = Objects.requireNonNull(slow);
  }

  /**
   * What is wrong with the signatures of statements; their contents are in the store.
   *
   * @param array whether the statements came in an array, which their paths tell
   * @param now when certificates have to be valid to be trusted
   */
  public Future<List<Violation>> check(
      List<ValidStatement> statements, boolean array, Instant now) {
    List<Violation> violations = new ArrayList<>();
    Future<Void> checked = Future.succeededFuture();
    for (int i = 0; i < statements.size(); i++) {
      ValidStatement statement = statements.get(i);
      List<Attachment> attachments = statement.statement().attachments();
      for (int j = 0; j < attachments.size(); j++) {
        if (attachments.get(j).isSignature()) {
          Sha2 hash = attachments.get(j).hash();
          String path = (array ? "$[" + i + "]" : "$") + ".attachments[" + j + "]";
          checked =
              checked
                  .compose(before -> outcome(hash, c -> check.check(c, statement.exact(), now)))
                  .onSuccess(outcome -> note(outcome, path, violations))
                  .mapEmpty();
        }
      }
    }
    return checked.map(done -> List.copyOf(violations));
  }

  private static void note(SignatureOutcome outcome, String path, List<Violation> violations) {
    if (outcome instanceof SignatureOutcome.Unsound unsound) {
      violations.add(new Violation(unsound.rule(), path, unsound.message()));
    }
  }

  /**
   * The signatures of a stored statement, in the order of its attachments; certificates had to be
   * valid when the statement was stored.
   */
  public Future<List<StatementSignature>> signatures(StoredStatement stored) {
    Instant at = stored.position().stored();
    List<StatementSignature> found = new ArrayList<>();
    Future<Void> looked = Future.succeededFuture();
    for (Attachment attachment : StatementJson.read(stored.json()).attachments()) {
      if (attachment.isSignature()) {
        looked =
            looked
                .compose(before -> outcome(attachment.hash(), c -> check.inspect(c, at)))
                .onSuccess(
                    outcome -> {
                      if (outcome instanceof SignatureOutcome.Sound sound) {
                        found.add(sound.signature());
                      }
                    })
                .mapEmpty();
      }
    }
    return looked.map(done -> List.copyOf(found));
  }

  private interface Look {
    SignatureOutcome at(byte[] content);
  }

  private Future<SignatureOutcome> outcome(Sha2 hash, Look look) {
    return contents
        .findLength(hash)
        .compose(
            length -> {
              Optional<SignatureOutcome> unread = unreadable(length);
              return unread.isPresent()
                  ? Future.succeededFuture(unread.get())
                  : read(hash, new ByteArrayOutputStream())
                      .compose(content -> onSlow(() -> look.at(content)));
            });
  }

  private static Optional<SignatureOutcome> unreadable(Optional<Long> length) {
    if (length.isEmpty()) {
      return Optional.of(
          new SignatureOutcome.Unsound(
              "XAPI-00115", "the signature has to come as a part of the request"));
    }
    return length.get() <= MAX_SIGNATURE_BYTES
        ? Optional.empty()
        : Optional.of(
            new SignatureOutcome.Unsound(
                Violation.LIMIT, "a signature has at most " + MAX_SIGNATURE_BYTES + " octets"));
  }

  private Future<byte[]> read(Sha2 hash, ByteArrayOutputStream before) {
    return contents
        .read(hash, before.size(), PIECE)
        .compose(
            piece -> {
              if (!piece.hasRemaining()) {
                return Future.succeededFuture(before.toByteArray());
              }
              append(piece, before);
              return read(hash, before);
            });
  }

  private static void append(ByteBuffer piece, ByteArrayOutputStream out) {
    byte[] octets = new byte[piece.remaining()];
    piece.get(octets);
    out.writeBytes(octets);
  }

  private <T> Future<T> onSlow(Supplier<T> work) {
    return Future.fromCompletionStage(CompletableFuture.supplyAsync(work, slow));
  }
}
