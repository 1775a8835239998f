package dev.attain.competency.framework.catalog;

import dev.attain.audit.AuditEvent;
import dev.attain.audit.AuditEvent.Subject;
import dev.attain.audit.AuditTrail;
import dev.attain.audit.Author;
import dev.attain.competency.framework.Cohort;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.FrameworkCatalog;
import dev.attain.competency.framework.FrameworkVersion;
import dev.attain.competency.framework.Problem;
import dev.attain.competency.framework.RoleProfile;
import dev.attain.competency.framework.document.CohortCheck;
import dev.attain.competency.framework.document.RoleCheck;
import dev.attain.people.IdentityReads;
import dev.attain.people.attributes.AttributeRecords;
import dev.attain.records.RecordCollection;
import dev.attain.records.RecordStore;
import dev.attain.records.RecordWrite;
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

/**
 * The catalog over the record store. Each answer asks the store, so that what was published a
 * moment ago, by this process or another, is seen; documents are only parsed again when they have
 * changed.
 */
public final class RecordFrameworkCatalog implements FrameworkCatalog {
  private static final RecordCollection ROLES = new RecordCollection("roles", List.of());
  private static final RecordCollection COHORTS = new RecordCollection("cohorts", List.of());

  private final FrameworkVersions versions;
  private final DocumentCollection<RoleProfile> roles;
  private final DocumentCollection<Cohort> cohorts;
  private final InstantSource clock;
  private final CohortMembers members;
  private final AuditTrail trail;

  /**
   * @param clock says which day it is (UTC), for what is in force
   * @param templates the statement templates that mapping rules may name
   */
  public RecordFrameworkCatalog(
      RecordStore records, InstantSource clock, KnownTemplates templates) {
    this.versions = new FrameworkVersions(records, clock, templates);
    this.roles = new DocumentCollection<>(records, ROLES, RoleProfile.class);
    this.cohorts = new DocumentCollection<>(records, COHORTS, Cohort.class);
    this.clock = clock;
    this.members =
        new CohortMembers(new AttributeRecords(records, clock), new IdentityReads(records));
    this.trail = new AuditTrail(records, clock);
  }

  /** The single versions, and the steps of their lives. */
  public FrameworkVersions versions() {
    return versions;
  }

  @Override
  public Future<List<Problem>> publish(Framework framework) {
    return submit(framework, Author.SERVER).map(Publication::problems);
  }

  /**
   * As {@link #publish(Framework)}, on record as by somebody, saying whether the version is new.
   */
  public Future<Publication> submit(Framework framework, Author by) {
    return versions.create(framework, by);
  }

  @Override
  public Future<List<Framework>> frameworks() {
    return versions
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
    return versions.find(version).map(found -> found.map(StoredVersion::framework));
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
    return submit(role, Author.SERVER).map(Publication::problems);
  }

  /** As {@link #publish(RoleProfile)}, on record as by somebody, saying whether it is new. */
  public Future<Publication> submit(RoleProfile role, Author by) {
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
                  ? put(roles, role.id(), role, Subject.ROLE, by)
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
    return submit(cohort, Author.SERVER).map(Publication::problems);
  }

  /** As {@link #publish(Cohort)}, on record as by somebody, saying whether it is new. */
  public Future<Publication> submit(Cohort cohort, Author by) {
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
                  ? put(cohorts, cohort.id(), cohort, Subject.COHORT, by)
                  : Future.succeededFuture(new Publication.Refused(problems));
            });
  }

  private <T> Future<Publication> put(
      DocumentCollection<T> collection, String id, T document, Subject subject, Author by) {
    return collection
        .find(id)
        .compose(
            there -> {
              if (there.filter(document::equals).isPresent()) {
                return Future.succeededFuture(new Publication.Unchanged());
              }
              String action = there.isPresent() ? "replaced" : "created";
              return trail
                  .write(
                      List.of(collection.put(id, document, RecordWrite.ANY_REVISION)),
                      new AuditEvent(by, action, subject, id, document, Map.of()))
                  .map(
                      written ->
                          there.isPresent()
                              ? new Publication.Replaced()
                              : new Publication.Created());
            });
  }

  /** As they were published: with their queries, and without the people that these find. */
  public Future<List<Cohort>> cohortDocuments() {
    return cohorts.all();
  }

  @Override
  public Future<List<Cohort>> cohorts() {
    return cohorts
        .all()
        .compose(all -> Future.join(all.stream().map(members::resolve).toList()))
        .map(resolved -> resolved.<Cohort>list());
  }

  /** As {@link #cohortDocuments()}. */
  public Future<Optional<Cohort>> findCohortDocument(String id) {
    return cohorts.find(id);
  }

  @Override
  public Future<Optional<Cohort>> findCohort(String id) {
    return cohorts
        .find(id)
        .compose(
            found ->
                found.isEmpty()
                    ? Future.succeededFuture(found)
                    : members.resolve(found.get()).map(Optional::of));
  }

  @Override
  public void onPublish(Runnable listener) {
    versions.onChange(listener);
  }
}
