package dev.attain.http.statements;

import dev.attain.access.Scope;
import dev.attain.http.Exchange;
import dev.attain.http.xapi.BadRequest;
import dev.attain.http.xapi.Versions;
import dev.attain.statements.AttachmentStore;
import dev.attain.statements.StatementReads;
import dev.attain.statements.StoredStatement;
import dev.attain.xapi.json.StatementRenderer;
import dev.attain.xapi.json.Timestamps;
import dev.attain.xapi.json.text.JsonLimits;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.LanguageHeader;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** GET and HEAD of statements. */
final class StatementReading {
  private static final String CONSISTENT_THROUGH = "X-Experience-API-Consistent-Through";
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

  /** Rendering more than this is left to a worker: it may take a millisecond. */
  private static final int MAX_INLINE_BYTES = 100_000;

  /** About what {@code stored} and a comma add to a statement; the link is no longer than some. */
  private static final int ADDED_BYTES = 64;

  private final StatementReads reads;
  private final AttachmentStore contents;
  private final QuestionParameters parameters;
  private final StatementRenderer renderer = new StatementRenderer();

  StatementReading(StatementReads reads, StatementAttachments attachments, JsonLimits limits) {
    this.reads = reads;
    this.contents = attachments.contents();
    this.parameters = new QuestionParameters(limits);
  }

  Future<?> get(Exchange exchange) {
    tellConsistency(exchange, reads.horizon().stored());
    Versions.negotiate(exchange.request());
    return exchange
        .authenticate(Scope.STATEMENTS_READ)
        .compose(reader -> answer(exchange, parameters.read(exchange.request().params())));
  }

  private Future<?> answer(Exchange exchange, Question question) {
    if (question instanceof Question.One one) {
      Future<Optional<StoredStatement>> found =
          one.voided() ? reads.findVoided(one.id()) : reads.find(one.id());
      return exchange.here(found).compose(statement -> answerOne(exchange, one, statement));
    }
    Future<StatementReads.Page> page =
        question instanceof Question.Matching matching
            ? reads.query(matching.query())
            : reads.page(((Question.Rest) question).cursor());
    return exchange
        .here(page)
        .compose(
            found -> {
              tellConsistency(exchange, found.horizon().stored());
              return result(exchange, question, found)
                  .compose(json -> answer(exchange, question, json, found.statements()));
            });
  }

  private Future<?> answer(
      Exchange exchange, Question question, Buffer json, List<StoredStatement> statements) {
    if (question.attachments()) {
      return MultipartAnswer.of(json, statements, contents, reads, exchange)
          .map(
              answer -> {
                answer.send(exchange);
                return answer;
              });
    }
    exchange.answerJson(200, json);
    return Future.succeededFuture();
  }

  private Future<?> answerOne(
      Exchange exchange, Question.One question, Optional<StoredStatement> found) {
    StoredStatement statement =
        found.orElseThrow(
            () ->
                BadRequest.refused(
                    404,
                    "Not found",
                    "there is no "
                        + (question.voided() ? "voided statement " : "statement ")
                        + question.id(),
                    List.of()));
    tellConsistency(exchange, reads.horizon().stored());
    exchange
        .response()
        .putHeader(HttpHeaders.LAST_MODIFIED, HTTP_DATE.format(statement.position().stored()));
    byte[] json = question.format().render(renderer, statement, languages(exchange));
    return answer(exchange, question, Buffer.buffer(json), List.of(statement));
  }

  private Future<Buffer> result(Exchange exchange, Question question, StatementReads.Page page) {
    List<String> languages = languages(exchange);
    String path = exchange.routing().normalizedPath();
    // Not more than a page may have.
    int bytes = page.statements().stream().mapToInt(statement -> statement.json().length).sum();
    return bytes <= MAX_INLINE_BYTES
        ? Future.succeededFuture(render(question, page, languages, path, bytes))
        : renderLarge(exchange, bytes, () -> render(question, page, languages, path, bytes));
  }

  /** So many of them at once that their clients may take their time, and no more. */
  private static Future<Buffer> renderLarge(
      Exchange exchange, long bytes, Callable<Buffer> rendering) {
    exchange.reserveAnswer(bytes);
    return exchange.onWorker(rendering);
  }

  /**
   * A StatementResult (Data 2.5).
   *
   * @param bytes of the statements as they are stored
   */
  private Buffer render(
      Question question, StatementReads.Page page, List<String> languages, String path, int bytes) {
    StatementFormat format = question.format();
    // A buffer that grows as it is filled is copied again and again.
    int room = bytes + (page.statements().size() + 1) * ADDED_BYTES;
    Buffer result = Buffer.buffer(room).appendString("{\"statements\":[");
    String separator = "";
    for (StoredStatement statement : page.statements()) {
      result.appendString(separator).appendBytes(format.render(renderer, statement, languages));
      separator = ",";
    }
    // The path that was routed: it has no character that JSON would escape.
    String more =
        page.more()
            .map(
                cursor ->
                    path
                        + "?"
                        + QuestionParameters.MORE
                        + "="
                        + new MoreToken(format, question.attachments(), cursor).text())
            .orElse("");
    return result.appendString("],\"more\":\"" + more + "\"}");
  }

  /** No statement that is stored before this can appear any more. */
  private static void tellConsistency(Exchange exchange, Instant horizon) {
    exchange.response().putHeader(CONSISTENT_THROUGH, Timestamps.format(horizon));
  }

  private static List<String> languages(Exchange exchange) {
    return exchange.routing().acceptableLanguages().stream()
        .filter(language -> language.weight() > 0)
        .map(LanguageHeader::value)
        .toList();
  }
}
