package dev.attain.benchmark.server;

import dev.attain.benchmark.sample.BareStatements;
import dev.attain.storage.embedded.EmbeddedEngine;
import dev.attain.storage.embedded.EmbeddedSettings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * What the machine allows: HTTP with nothing behind it, or with nothing but a parser and the store.
 * Run as a process by {@link ServerProcess#bare}. Arguments: the kind, the port, the data folder.
 */
public final class BareServer {
  private static final int IDS = 50;

  /** What becomes of a body. */
  public enum Kind {
    /** It is read, and fifty ids are answered. */
    ECHO,

    /**
     * It is parsed to typed statements, which are appended with what they are found by, durably;
     * their ids are answered. No rules, no credentials, no projection, no rollups.
     */
    PIPELINE
  }

  private BareServer() {}

  public static void main(String[] arguments) {
    Kind kind = Kind.valueOf(arguments[0]);
    Vertx vertx = Vertx.vertx();
    Function<byte[], Future<Buffer>> answer =
        kind == Kind.ECHO ? echo() : pipeline(Path.of(arguments[2]));
    int port = Integer.parseInt(arguments[1]);
    int loops = Runtime.getRuntime().availableProcessors();
    for (int i = 0; i < loops; i++) {
      vertx
          .deployVerticle(
              context ->
                  vertx
                      .createHttpServer()
                      .requestHandler(request -> serve(request, answer))
                      .listen(port, "127.0.0.1"))
          .await();
    }
  }

  private static void serve(HttpServerRequest request, Function<byte[], Future<Buffer>> answer) {
    request
        .body()
        .compose(body -> body.length() == 0 ? echoed() : answer.apply(body.getBytes()))
        .onSuccess(ids -> request.response().putHeader("Content-Type", "application/json").end(ids))
        .onFailure(
            failure -> {
              failure.printStackTrace();
              request.response().setStatusCode(500).end(String.valueOf(failure));
            });
  }

  private static Future<Buffer> echoed() {
    return Future.succeededFuture(Buffer.buffer("[]"));
  }

  private static Function<byte[], Future<Buffer>> echo() {
    Buffer ids =
        new JsonArray(IntStream.range(0, IDS).mapToObj(i -> new UUID(i, i).toString()).toList())
            .toBuffer();
    return body -> Future.succeededFuture(ids.copy());
  }

  private static Function<byte[], Future<Buffer>> pipeline(Path data) {
    EmbeddedEngine engine =
        EmbeddedEngine.open(EmbeddedSettings.defaults(data), InstantSource.system());
    Runtime.getRuntime().addShutdownHook(new Thread(() -> engine.close().await()));
    BareStatements statements = new BareStatements();
    return body -> {
      var batch = statements.read(body);
      return engine
          .statements()
          .append(batch)
          .map(
              stored -> {
                JsonArray ids = new JsonArray();
                batch.forEach(statement -> ids.add(statement.id().toString()));
                return ids.toBuffer();
              });
    };
  }
}
