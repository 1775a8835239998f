package dev.attain.competency.framework;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** The frameworks, role profiles and cohorts that are in force, kept in the record store. */
public interface FrameworkCatalog {

  /**
   * Stores a version of a framework. A version that is there already is replaced only by an equal
   * document: figures name their version, so a version never changes.
   *
   * @return what is wrong with the document, by path; empty when it is stored
   */
  Future<List<Problem>> publish(Framework framework);

  /** Every stored version, by id and version. */
  Future<List<Framework>> frameworks();

  Future<Optional<Framework>> findFramework(FrameworkVersion version);

  /** The newest approved version of each framework that is in force: what is projected. */
  Future<List<Framework>> inForce();

  Future<List<Problem>> publish(RoleProfile role);

  Future<List<RoleProfile>> roles();

  Future<Optional<RoleProfile>> findRole(String id);

  Future<List<Problem>> publish(Cohort cohort);

  /**
   * The cohorts with everybody in them, those whom their queries find too, each by the identifier
   * that the person is known by.
   */
  Future<List<Cohort>> cohorts();

  /** As {@link #cohorts()}. */
  Future<Optional<Cohort>> findCohort(String id);

  /** Calls {@code listener} after each change of a framework: a publication, a step of its life. */
  void onPublish(Runnable listener);
}
