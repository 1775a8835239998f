package dev.attain.http.page;

import dev.attain.http.ApiAnswer;
import dev.attain.http.Exchange;
import dev.attain.http.HttpResource;
import dev.attain.http.Routes;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * The web page for people, at {@code /}. It holds no data: whoever signs in on it sends a
 * credential to the API, which answers or refuses.
 */
public final class PageResource implements HttpResource {
  private static final String NAME = "page";
  private static final List<HttpMethod> READ = List.of(HttpMethod.GET, HttpMethod.HEAD);
  private static final int NOT_MODIFIED = 304;

  /** Of a file whose name changes with its content. */
  private static final String FOR_EVER = "public, max-age=31536000, immutable";

  private final Page page = Page.load();
  private final String documentTag = '"' + page.release() + '"';

  @Override
  public void mount(Routes routes) {
    serve(routes, "/", this::document);
    serve(routes, Page.FOLDER + "*", this::asset);
  }

  private static void serve(Routes routes, String path, Function<Exchange, Future<?>> work) {
    routes.serve(NAME, path, READ, work);
    routes.refuseOtherMethods(NAME, path, READ);
  }

  private Future<?> document(Exchange exchange) {
    MultiMap headers = exchange.response().headers();
    headers.set("Content-Security-Policy", page.policy());
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    headers.set(HttpHeaders.CACHE_CONTROL, "no-cache");
    headers.set(HttpHeaders.ETAG, documentTag);
    String known = exchange.request().getHeader(HttpHeaders.IF_NONE_MATCH);
    if (known != null && known.contains(documentTag)) {
      exchange.answerEmpty(NOT_MODIFIED);
    } else {
      answer(exchange, page.document());
    }
    return Future.succeededFuture();
  }

  private Future<?> asset(Exchange exchange) {
    String path = exchange.request().path();
    Optional<Asset> asset = page.find(path);
    if (asset.isEmpty()) {
      exchange.answer(
          ApiAnswer.notFound(
              "the page has no file " + path + "; after an update of the server, load / again"));
      return Future.succeededFuture();
    }
    exchange.response().putHeader(HttpHeaders.CACHE_CONTROL, FOR_EVER);
    answer(exchange, asset.get());
    return Future.succeededFuture();
  }

  private static void answer(Exchange exchange, Asset asset) {
    MultiMap headers = exchange.response().headers();
    headers.set("X-Content-Type-Options", "nosniff");
    headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    String accepted = exchange.request().getHeader(HttpHeaders.ACCEPT_ENCODING);
    boolean zipped = accepted != null && accepted.toLowerCase(Locale.ROOT).contains("gzip");
    if (zipped) {
      headers.set(HttpHeaders.CONTENT_ENCODING, "gzip");
    }
    exchange.answer(200, asset.mediaType(), zipped ? asset.zipped() : asset.bytes());
  }
}
