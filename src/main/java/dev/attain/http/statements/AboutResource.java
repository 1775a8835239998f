package dev.attain.http.statements;

import dev.attain.http.ApiAnswer;
import dev.attain.http.HttpResource;
import dev.attain.http.Routes;
import dev.attain.http.xapi.Parameters;
import dev.attain.http.xapi.Versions;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What this LRS is: for anyone, without credentials and without a version (Communication 2.8). */
public final class AboutResource implements HttpResource {
  private static final String NAME = "about";
  private static final String PATH = "/xapi/about";
  private static final List<HttpMethod> METHODS = List.of(HttpMethod.GET, HttpMethod.HEAD);

  @Override
  public void mount(Routes routes) {
    routes.serve(
        NAME,
        PATH,
        METHODS,
        exchange -> {
          exchange.response().putHeader(Versions.HEADER, Versions.LATEST.text());
          new Parameters(exchange.request().params(), Set.of());
          exchange.answer(
              ApiAnswer.ok(Map.of("version", Versions.served(), "extensions", Map.of())));
          return Future.succeededFuture();
        });
    routes.refuseOtherMethods(NAME, PATH, METHODS);
  }
}
