package dev.attain.http.analytics;

import dev.attain.analytics.statements.export.GzipSink;
import dev.attain.analytics.statements.export.StatementExport;
import dev.attain.http.ApiStream;
import dev.attain.http.Exchange;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.util.function.Function;

/** An export as the body of an answer. */
final class ExportStream implements ApiStream {
  private final StatementExport export;
  private final StatementExport.Question question;
  private final boolean compressed;

  ExportStream(StatementExport export, StatementExport.Question question, boolean compressed) {
    this.export = export;
    this.question = question;
    this.compressed = compressed;
  }

  @Override
  public String contentType() {
    return question.format().contentType();
  }

  @Override
  public Future<Void> write(Exchange exchange) {
    Function<byte[], Future<Void>> sink = some -> exchange.write(Buffer.buffer(some));
    if (!compressed) {
      return export.write(question, sink);
    }
    exchange.response().putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
    GzipSink gzip = new GzipSink(sink);
    return export.write(question, gzip).compose(done -> gzip.finish());
  }
}
