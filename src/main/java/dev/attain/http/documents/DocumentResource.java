package dev.attain.http.documents;

import dev.attain.documents.Documents;
import dev.attain.http.HttpResource;
import dev.attain.http.Routes;
import dev.attain.xapi.json.text.JsonLimits;
import dev.attain.xapi.validation.ActorReader;
import io.vertx.core.http.HttpMethod;
import java.util.List;

/** The three document resources: PUT, POST, GET, HEAD and DELETE (xAPI-Communication 2.2). */
public final class DocumentResource implements HttpResource {
  private static final List<HttpMethod> READ = List.of(HttpMethod.GET, HttpMethod.HEAD);
  private static final List<HttpMethod> ALL =
      List.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.PUT, HttpMethod.POST, HttpMethod.DELETE);

  private final Documents documents;
  private final ActorReader actors;

  /**
   * @param limits of agents in parameters
   */
  public DocumentResource(Documents documents, JsonLimits limits) {
    this.documents = documents;
    this.actors = new ActorReader(limits);
  }

  @Override
  public void mount(Routes routes) {
    for (DocumentKind kind : DocumentKind.values()) {
      DocumentReading reading = new DocumentReading(kind, documents, actors);
      DocumentWriting writing = new DocumentWriting(kind, documents, actors);
      routes.serve(kind.text, kind.path, READ, reading::get);
      routes.serve(kind.text, kind.path, List.of(HttpMethod.PUT), writing::put);
      routes.serve(kind.text, kind.path, List.of(HttpMethod.POST), writing::post);
      routes.serve(kind.text, kind.path, List.of(HttpMethod.DELETE), writing::delete);
      routes.refuseOtherMethods(kind.text, kind.path, ALL);
    }
  }
}
