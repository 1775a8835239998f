package dev.attain.competency.framework.catalog;

import dev.attain.competency.framework.Cohort;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.FrameworkCatalog;
import dev.attain.competency.framework.FrameworkVersion;
import dev.attain.competency.framework.Problem;
import dev.attain.competency.framework.RoleProfile;
import dev.attain.competency.framework.document.CohortCheck;
import dev.attain.competency.framework.document.FrameworkCheck;
import dev.attain.competency.framework.document.RoleCheck;
import dev.attain.records.RecordCollection;
import dev.attain.records.RecordStore;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The catalog over the record store. Each answer asks the store, so that what was published a
 * moment ago, by this process or another, is seen; documents are only parsed again when they have
 * changed.
 */
public final class RecordFrameworkCatalog implements FrameworkCatalog {
  private static final RecordCollection FRAMEWORKS = new RecordCollection("frameworks", List.of());
  private static final RecordCollection ROLES = new RecordCollection("roles", List.of());
  private static final RecordCollection COHORTS = new RecordCollection("cohorts", List.of());

  private final DocumentCollection<Framework> frameworks;
  private final DocumentCollection<RoleProfile> roles;
  private final DocumentCollection<Cohort> cohorts;
  private final InstantSource clock;
  private final KnownTemplates templates;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  /**
   * @param clock says which day it is (UTC), for what is in force
   * @param templates the statement templates that mapping rules may name
   */
  public RecordFrameworkCatalog(
      RecordStore records, InstantSource clock, KnownTemplates templates) {
    this.frameworks = new DocumentCollection<>(records, FRAMEWORKS, Framework.class);
    this.roles = new DocumentCollection<>(records, ROLES, RoleProfile.class);
    this.cohorts = new DocumentCollection<>(records, COHORTS, Cohort.class);
    this.clock = clock;
    this.templates = templates;
  }

  @Override
  public Future<List<Problem>> publish(Framework framework) {
    return submit(framework).map(Publication::problems);
  }

  /** As {@link #publish(Framework)}, saying also whether the version is new. */
  public Future<Publication> submit(Framework framework) {
    return templates
        .ids()
        .compose(
            known -> {
              List<Problem> problems = FrameworkCheck.problems(framework, known::contains);
              return problems.isEmpty()
                  ? store(framework)
                  : Future.succeededFuture(new Publication.Refused(problems));
            });
  }

  private Future<Publication> store(Framework framework) {
    return frameworks
        .create(framework.versionId().toString(), framework)
        .compose(
            created -> {
              if (created) {
                listeners.forEach(Runnable::run);
                return Future.succeededFuture(new Publication.Created());
              }
              return findFramework(framework.versionId())
                  .map(there -> compare(framework, there.orElseThrow()));
            });
  }

  private static Publication compare(Framework given, Framework there) {
    return given.equals(there)
        ? new Publication.Unchanged()
        : new Publication.Conflict(
            new Problem(
                "$.version",
                "version "
                    + given.version()
                    + " of "
                    + given.id()
                    + " is stored with another content and never changes, because figures name it:"
                    + " give the changed document a new version"));
  }

  @Override
  public Future<List<Framework>> frameworks() {
    return frameworks
        .all()
        .map(
            all ->
                all.stream()
                    .sorted(
                        Comparator.comparing(Framework::id)
                            .thenComparing(Framework::version, VersionOrder.INSTANCE))
                    .toList());
  }

  @Override
  public Future<Optional<Framework>> findFramework(FrameworkVersion version) {
    return frameworks.find(version.toString());
  }

  /**
   * The version that is in force today, else the newest of any status; empty when there is none.
   */
  public Future<Optional<Framework>> findCurrent(String frameworkId) {
    return frameworks()
        .map(
            all -> {
              List<Framework> versionsOfIt =
                  all.stream().filter(f -> f.id().equals(frameworkId)).toList();
              return newestInForce(versionsOfIt).stream()
                  .findFirst()
                  .or(() -> versionsOfIt.stream().reduce((older, newer) -> newer));
            });
  }

  /**
   * {@inheritDoc}
   *
   * <p>In force is a version that is approved and whose effective dates include today (UTC); newest
   * is the highest version, digits compared as numbers. A version can so come into force by a date,
   * without a publication.
   */
  @Override
  public Future<List<Framework>> inForce() {
    return frameworks().map(all -> List.copyOf(newestInForce(all)));
  }

  private Collection<Framework> newestInForce(List<Framework> oldestFirst) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    Map<String, Framework> newest = new TreeMap<>();
    oldestFirst.stream().filter(f -> f.isInForce(today)).forEach(f -> newest.put(f.id(), f));
    return new ArrayList<>(newest.values());
  }

  @Override
  public Future<List<Problem>> publish(RoleProfile role) {
    return submit(role).map(Publication::problems);
  }

  /** As {@link #publish(RoleProfile)}, saying also whether the profile is new. */
  public Future<Publication> submit(RoleProfile role) {
    return findCurrent(role.framework())
        .compose(
            framework -> {
              List<Problem> problems = new ArrayList<>(RoleCheck.problems(role));
              framework.ifPresentOrElse(
                  f -> problems.addAll(RoleCheck.problems(role, f)),
                  () ->
                      problems.add(
                          new Problem(
                              "$.framework",
                              role.framework() + " is not published: publish it before the role")));
              return problems.isEmpty()
                  ? put(roles, role.id(), role)
                  : Future.succeededFuture(new Publication.Refused(problems));
            });
  }

  @Override
  public Future<List<RoleProfile>> roles() {
    return roles.all();
  }

  @Override
  public Future<Optional<RoleProfile>> findRole(String id) {
    return roles.find(id);
  }

  @Override
  public Future<List<Problem>> publish(Cohort cohort) {
    return submit(cohort).map(Publication::problems);
  }

  /** As {@link #publish(Cohort)}, saying also whether the cohort is new. */
  public Future<Publication> submit(Cohort cohort) {
    return findRole(cohort.role())
        .compose(
            role -> {
              List<Problem> problems = new ArrayList<>(CohortCheck.problems(cohort));
              if (role.isEmpty()) {
                problems.add(
                    new Problem(
                        "$.role",
                        cohort.role() + " is not published: publish the role before the cohort"));
              }
              return problems.isEmpty()
                  ? put(cohorts, cohort.id(), cohort)
                  : Future.succeededFuture(new Publication.Refused(problems));
            });
  }

  private static <T> Future<Publication> put(
      DocumentCollection<T> collection, String id, T document) {
    return collection
        .find(id)
        .compose(
            there -> {
              if (there.filter(document::equals).isPresent()) {
                return Future.succeededFuture(new Publication.Unchanged());
              }
              return collection
                  .replace(id, document)
                  .map(
                      written ->
                          there.isPresent()
                              ? new Publication.Replaced()
                              : new Publication.Created());
            });
  }

  @Override
  public Future<List<Cohort>> cohorts() {
    return cohorts.all();
  }

  @Override
  public Future<Optional<Cohort>> findCohort(String id) {
    return cohorts.find(id);
  }

  @Override
  public void onPublish(Runnable listener) {
    listeners.add(listener);
  }
}
