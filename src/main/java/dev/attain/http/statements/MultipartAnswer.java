package dev.attain.http.statements;

import dev.attain.http.Exchange;
import dev.attain.http.multipart.Boundary;
import dev.attain.statements.AttachmentStore;
import dev.attain.statements.StatementReads;
import dev.attain.statements.StoredStatement;
import dev.attain.xapi.Attachment;
import dev.attain.xapi.Sha2;
import dev.attain.xapi.json.StatementJson;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Statements with the contents of their attachments (xAPI-Communication 1.5.2, 2.1.3): JSON first,
 * then each content once, which is read as the client takes it.
 */
final class MultipartAnswer {
  private static final int PIECE = 128 << 10;

  private final AttachmentStore contents;
  private final Boundary boundary = Boundary.random();
  private final Buffer beginning;
  private final List<Part> parts = new ArrayList<>();
  private final Set<Sha2> added = new HashSet<>();

  /**
   * A content in the answer.
   *
   * @param head everything from its boundary up to its first octet
   */
  private record Part(Buffer head, Sha2 hash, long length) {}

  /** A content that may be in the answer. */
  private record Candidate(StoredStatement statement, Attachment attachment) {}

  private MultipartAnswer(Buffer json, AttachmentStore contents) {
    this.contents = contents;
    this.beginning =
        Buffer.buffer(boundary.beginning("Content-Type: application/json\r\n")).appendBuffer(json);
  }

  /**
   * Finds out what there is to send. An attachment whose content did not come with its statement,
   * because it has a fileUrl, has no part.
   *
   * @param json what is asked for about {@code statements}
   */
  static Future<MultipartAnswer> of(
      Buffer json,
      List<StoredStatement> statements,
      AttachmentStore contents,
      StatementReads reads,
      Exchange exchange) {
    MultipartAnswer answer = new MultipartAnswer(json, contents);
    return exchange
        .onWorker(() -> candidates(statements))
        .compose(
            candidates -> {
              Future<Void> found = Future.succeededFuture();
              for (Candidate candidate : candidates) {
                found = found.compose(before -> answer.add(candidate, reads));
              }
              return found;
            })
        .map(added -> answer);
  }

  private static List<Candidate> candidates(List<StoredStatement> statements) {
    List<Candidate> candidates = new ArrayList<>();
    for (StoredStatement stored : statements) {
      for (Attachment attachment : StatementJson.read(stored.json()).allAttachments()) {
        candidates.add(new Candidate(stored, attachment));
      }
    }
    return candidates;
  }

  /** Adds each content once, under the first name it has. */
  private Future<Void> add(Candidate candidate, StatementReads reads) {
    Sha2 hash = candidate.attachment().hash();
    if (added.contains(hash)) {
      return Future.succeededFuture();
    }
    return reads
        .cameWith(candidate.statement(), candidate.attachment())
        .compose(
            came -> came ? contents.findLength(hash) : Future.succeededFuture(Optional.empty()))
        .map(
            found -> {
              found.ifPresent(
                  length -> {
                    added.add(hash);
                    parts.add(part(candidate.attachment(), length));
                  });
              return null;
            });
  }

  private Part part(Attachment attachment, long length) {
    String headers =
        "Content-Type: "
            + headerText(attachment.contentType())
            + "\r\nContent-Transfer-Encoding: binary\r\nX-Experience-API-Hash: "
            + attachment.sha2()
            + "\r\n";
    Buffer head = Buffer.buffer(Boundary.lineEnd()).appendBytes(boundary.beginning(headers));
    return new Part(head, attachment.hash(), length);
  }

  /** Nobody's content type ends a header and begins another. */
  private static String headerText(String text) {
    return text.replaceAll("[^\\x20-\\x7E]", " ");
  }

  void send(Exchange exchange) {
    Buffer end = Buffer.buffer(Boundary.lineEnd()).appendBytes(boundary.end());
    long length =
        (long) beginning.length()
            + parts.stream().mapToLong(part -> part.head().length() + part.length()).sum()
            + end.length();
    exchange.answer(
        200,
        "multipart/mixed; boundary=" + boundary.text(),
        length,
        () -> {
          Future<Void> written = exchange.write(beginning);
          for (Part part : parts) {
            written =
                written
                    .compose(before -> exchange.write(part.head()))
                    .compose(before -> copy(exchange, part));
          }
          return written.compose(before -> exchange.write(end));
        });
  }

  private Future<Void> copy(Exchange exchange, Part part) {
    Promise<Void> copied = Promise.promise();
    copy(exchange, part, 0, copied);
    return copied.future();
  }

  /**
   * Reads the next piece when the last one is on its way to the client. A promise and no chain of
   * futures: that would grow with the content.
   */
  private void copy(Exchange exchange, Part part, long offset, Promise<Void> copied) {
    if (offset >= part.length()) {
      copied.complete();
      return;
    }
    int wanted = (int) Math.min(PIECE, part.length() - offset);
    exchange
        .here(contents.read(part.hash(), offset, wanted))
        .compose(
            piece -> {
              byte[] octets = new byte[piece.remaining()];
              piece.get(octets);
              return exchange.write(Buffer.buffer(octets)).map(octets.length);
            })
        .onSuccess(sent -> copy(exchange, part, offset + sent, copied))
        .onFailure(copied::fail);
  }
}
