package dev.attain.competency.projection;

import dev.attain.competency.framework.Cohort;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.FrameworkCatalog;
import dev.attain.competency.framework.FrameworkVersion;
import dev.attain.competency.framework.Problem;
import dev.attain.competency.framework.RoleProfile;
import dev.attain.records.RecordStore;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/**
 * The catalog for those who read figures: in force is what answers. A version that has just come
 * into force takes the place of the former one when its figures have caught up with that one's.
 */
public final class AnsweringCatalog implements FrameworkCatalog {
  private final FrameworkCatalog catalog;
  private final AnsweringVersions answering;

  public AnsweringCatalog(FrameworkCatalog catalog, RecordStore records) {
    this.catalog = catalog;
    this.answering = new AnsweringVersions(records);
  }

  @Override
  public Future<List<Framework>> inForce() {
    return catalog
        .inForce()
        .compose(
            inForce -> {
              List<Future<Framework>> all = inForce.stream().map(this::answering).toList();
              return Future.all(all).map(done -> all.stream().map(Future::result).toList());
            });
  }

  private Future<Framework> answering(Framework inForce) {
    return answering
        .find(inForce.id())
        .compose(
            version ->
                version.isEmpty() || version.get().equals(inForce.versionId())
                    ? Future.succeededFuture(inForce)
                    : catalog.findFramework(version.get()).map(found -> found.orElse(inForce)));
  }

  @Override
  public Future<List<Problem>> publish(Framework framework) {
    return catalog.publish(framework);
  }

  @Override
  public Future<List<Framework>> frameworks() {
    return catalog.frameworks();
  }

  @Override
  public Future<Optional<Framework>> findFramework(FrameworkVersion version) {
    return catalog.findFramework(version);
  }

  @Override
  public Future<List<Problem>> publish(RoleProfile role) {
    return catalog.publish(role);
  }

  @Override
  public Future<List<RoleProfile>> roles() {
    return catalog.roles();
  }

  @Override
  public Future<Optional<RoleProfile>> findRole(String id) {
    return catalog.findRole(id);
  }

  @Override
  public Future<List<Problem>> publish(Cohort cohort) {
    return catalog.publish(cohort);
  }

  @Override
  public Future<List<Cohort>> cohorts() {
    return catalog.cohorts();
  }

  @Override
  public Future<Optional<Cohort>> findCohort(String id) {
    return catalog.findCohort(id);
  }

  @Override
  public void onPublish(Runnable listener) {
    catalog.onPublish(listener);
  }
}
