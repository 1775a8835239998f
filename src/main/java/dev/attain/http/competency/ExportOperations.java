package dev.attain.http.competency;

import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.FrameworkCatalog;
import dev.attain.competency.framework.FrameworkVersion;
import dev.attain.competency.projection.FigureExport;
import dev.attain.competency.projection.PortfolioReads;
import dev.attain.http.ApiAnswer;
import dev.attain.http.ApiCall;
import dev.attain.http.ApiOperation;
import dev.attain.http.WrittenLines;
import dev.attain.records.RecordStore;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Optional;

/** The operations of {@code paths-export.yaml}. */
public final class ExportOperations {
  static final String POSITION_HEADER = "X-Attain-Position";
  static final String IDENTITIES_HEADER = "X-Attain-Identities";

  private final FrameworkCatalog catalog;
  private final PortfolioReads reads;
  private final FigureExport export;

  /**
   * @param catalog in force is what answers
   */
  public ExportOperations(FrameworkCatalog catalog, RecordStore records, FigureExport export) {
    this.catalog = catalog;
    this.reads = new PortfolioReads(records);
    this.export = export;
  }

  /** By operation id. */
  public Map<String, ApiOperation> byId() {
    return Map.of("exportFigures", this::export);
  }

  private Future<ApiAnswer> export(ApiCall call) {
    String id = call.pathParameter("frameworkId");
    Optional<String> version = call.findQueryParameter("version");
    Future<Optional<Framework>> found =
        version.isPresent()
            ? catalog.findFramework(new FrameworkVersion(id, version.get()))
            : catalog.inForce().map(all -> all.stream().filter(f -> f.id().equals(id)).findFirst());
    return found.compose(
        framework ->
            framework.isPresent()
                ? export(framework.get())
                : Future.succeededFuture(
                    ApiAnswer.notFound(
                        version
                            .map(v -> "There is no framework " + id + " in version " + v + ".")
                            .orElse("No framework " + id + " is in force."))));
  }

  private Future<ApiAnswer> export(Framework framework) {
    // The reach first: what is read after it is at least as new.
    return reads
        .reach(framework.versionId())
        .map(
            reach ->
                new ApiAnswer(
                    200,
                    (WrittenLines) sink -> export.write(framework, sink),
                    Map.of(
                        POSITION_HEADER,
                        Long.toString(reach.position().value()),
                        IDENTITIES_HEADER,
                        Long.toString(reach.identities()))));
  }
}
