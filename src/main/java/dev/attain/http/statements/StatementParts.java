package dev.attain.http.statements;

import dev.attain.http.Exchange;
import dev.attain.http.HttpSettings;
import dev.attain.http.multipart.Boundary;
import dev.attain.http.multipart.MultipartEvent;
import dev.attain.http.multipart.MultipartReader;
import dev.attain.http.multipart.PartHeaders;
import dev.attain.http.xapi.BadRequest;
import dev.attain.statements.AttachmentStore;
import dev.attain.xapi.Sha2;
import dev.attain.xapi.validation.Reading;
import dev.attain.xapi.validation.StatementReader;
import dev.attain.xapi.validation.Violation;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The parts of one request (xAPI-Communication 1.5.2): first its statements, in memory, then the
 * contents of their attachments, which go to the store as they arrive. Statements that break a rule
 * are refused before a content is taken.
 */
final class StatementParts {
  /** What is written at once: a compromise between memory per request and calls per gigabyte. */
  private static final int PIECE = 128 << 10;

  private final Exchange exchange;
  private final HttpSettings settings;
  private final StatementReader statements;
  private final AttachmentStore contents;
  private final MultipartReader reader;
  private final ByteArrayOutputStream json = new ByteArrayOutputStream();
  private final Set<Sha2> given = new HashSet<>();
  private Set<Sha2> named = Set.of();
  private int parts;
  private Reading.@Nullable Valid valid;
  private @Nullable ByteBuffer buffer;
  private @Nullable AttachmentReception current;
  private Future<Void> busy = Future.succeededFuture();

  private StatementParts(
      Exchange exchange,
      Boundary boundary,
      HttpSettings settings,
      StatementReader statements,
      AttachmentStore contents) {
    this.exchange = exchange;
    this.settings = settings;
    this.statements = statements;
    this.contents = contents;
    this.reader = new MultipartReader(boundary, settings.multipart());
  }

  /** Takes a request in; fails with {@link dev.attain.http.RefusedException}. */
  static Future<ReceivedStatements> receive(
      Exchange exchange,
      String contentType,
      HttpSettings settings,
      StatementReader statements,
      AttachmentStore contents) {
    Boundary boundary =
        Boundary.find(contentType)
            .orElseThrow(
                () ->
                    BadRequest.because(
                        "the Content-Type multipart/mixed needs a boundary of 1 to 70 characters"));
    StatementParts parts = new StatementParts(exchange, boundary, settings, statements, contents);
    return exchange.stream(parts::take)
        .map(taken -> parts.complete())
        .onFailure(failure -> parts.abandon());
  }

  private Future<Void> take(Buffer piece) {
    reader.offer(piece.getBytes());
    busy = drain();
    return busy;
  }

  /** Goes on as long as there is something to do without waiting. */
  private Future<Void> drain() {
    while (true) {
      MultipartEvent event = reader.next();
      if (event instanceof MultipartEvent.NeedsMore || event instanceof MultipartEvent.Ends) {
        return Future.succeededFuture();
      }
      Future<Void> done = exchange.here(handle(event));
      if (!done.isComplete()) {
        return done.compose(handled -> drain());
      }
      if (done.failed()) {
        return done;
      }
    }
  }

  private Future<Void> handle(MultipartEvent event) {
    if (event instanceof MultipartEvent.PartBegins begins) {
      return parts++ == 0 ? beginStatements(begins.headers()) : beginContent(begins.headers());
    }
    if (event instanceof MultipartEvent.Content content) {
      return current == null ? addStatements(content.octets()) : current.take(content.octets());
    }
    if (event instanceof MultipartEvent.Broken broken) {
      throw BadRequest.because(broken.reason());
    }
    return valid == null ? endStatements() : endContent();
  }

  private static Future<Void> beginStatements(PartHeaders headers) {
    if (!headers.mediaType().equals("application/json")) {
      throw BadRequest.because(
          "the first part has the statements, and its Content-Type is application/json");
    }
    return Future.succeededFuture();
  }

  private Future<Void> addStatements(ByteBuffer octets) {
    int length = octets.remaining();
    if (json.size() + (long) length > settings.maxStatementsBody()) {
      throw BadRequest.refused(
          413,
          "Request body too large",
          "the statements of a request may have "
              + settings.maxStatementsBody()
              + " octets; send several requests, or raise max-body in the settings",
          List.of());
    }
    exchange.reserve(length);
    byte[] copy = new byte[length];
    octets.get(copy);
    json.writeBytes(copy);
    return Future.succeededFuture();
  }

  private Future<Void> endStatements() {
    byte[] body = json.toByteArray();
    Future<Reading> reading =
        body.length <= settings.inlineBody()
            ? Future.succeededFuture(statements.read(body))
            : exchange.onWorker(() -> statements.read(body));
    return reading.map(
        read -> {
          if (read instanceof Reading.Malformed malformed) {
            throw BadRequest.violations(malformed.violations());
          }
          Reading.Valid found = (Reading.Valid) read;
          valid = found;
          named = AttachmentContents.named(found.statements());
          return null;
        });
  }

  private Future<Void> beginContent(PartHeaders headers) {
    Sha2 hash = hash(headers);
    if (!named.contains(hash)) {
      throw BadRequest.because(
          "part " + parts + ": no statement of the first part has an attachment " + hash);
    }
    // Communication 1.5.2: binary is to be assumed when nothing is said.
    if (!headers.find("content-transfer-encoding").orElse("binary").equalsIgnoreCase("binary")) {
      throw BadRequest.because(
          "part " + parts + ": Content-Transfer-Encoding has to be binary; send the octets as is");
    }
    if (buffer == null) {
      exchange.reserve(PIECE);
      buffer = ByteBuffer.allocate(PIECE);
    }
    ByteBuffer free = buffer;
    long limit = settings.multipart().maxPartBytes();
    return contents
        .upload(hash)
        .map(
            upload -> {
              current = new AttachmentReception(hash, upload, free, limit);
              given.add(hash);
              return null;
            });
  }

  private Sha2 hash(PartHeaders headers) {
    String text =
        headers
            .find("x-experience-api-hash")
            .orElseThrow(
                () ->
                    BadRequest.because(
                        "part "
                            + parts
                            + ": the header X-Experience-API-Hash is missing; it says which"
                            + " attachment this is"));
    try {
      return new Sha2(text);
    } catch (IllegalArgumentException e) {
      throw BadRequest.because("part " + parts + ": X-Experience-API-Hash is not a SHA-2");
    }
  }

  private Future<Void> endContent() {
    return Objects.requireNonNull(current).finish().onSuccess(kept -> current = null);
  }

  private ReceivedStatements complete() {
    if (reader.finish() instanceof MultipartEvent.Broken broken) {
      throw BadRequest.because(broken.reason());
    }
    Reading.Valid found = Objects.requireNonNull(valid);
    List<Violation> missing = AttachmentContents.missing(found.statements(), found.array(), given);
    if (!missing.isEmpty()) {
      throw BadRequest.violations(missing);
    }
    return new ReceivedStatements(found, json.size(), given);
  }

  /** Drops a content that is not complete, after what is being written of it. */
  private void abandon() {
    busy.onComplete(
        done -> {
          if (current != null) {
            current.discard();
            current = null;
          }
        });
  }
}
