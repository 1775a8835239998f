package dev.attain.competency.projection;

import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.FrameworkCatalog;
import dev.attain.competency.framework.FrameworkVersion;
import dev.attain.competency.projection.shares.Generation;
import dev.attain.competency.projection.shares.Reach;
import dev.attain.competency.projection.shares.Strands;
import dev.attain.records.RecordStore;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what is projected: of each framework the version in force, the former version until that
 * has caught up with it, and recomputations that are under way.
 */
final class WantedProjections {
  private static final Logger LOG = LoggerFactory.getLogger(WantedProjections.class);

  private final FrameworkCatalog catalog;
  private final RecordStore records;
  private final Generations generations;
  private final AnsweringVersions answering;
  private final InstantSource clock;

  /**
   * @param wanted what to project, with its framework
   * @param retired what is not, and whose records are to be deleted
   * @param pending whether something computed beside the figures that answer is to take their place
   */
  record Wanted(
      Map<Generation, Framework> wanted, Map<Generation, Framework> retired, boolean pending) {}

  WantedProjections(
      FrameworkCatalog catalog, RecordStore records, Generations generations, InstantSource clock) {
    this.catalog = catalog;
    this.records = records;
    this.generations = generations;
    this.answering = new AnsweringVersions(records);
    this.clock = clock;
  }

  /** Whether a projection's figures are those that are read. */
  Future<Boolean> answers(Generation generation) {
    FrameworkVersion version = generation.framework();
    return generations
        .answering(version)
        .compose(
            one ->
                one.equals(generation)
                    ? answering
                        .find(version.id())
                        .map(found -> found.isEmpty() || found.get().equals(version))
                    : Future.succeededFuture(false));
  }

  /** Lets answer what has caught up, then says what is wanted. */
  Future<Wanted> look() {
    Wanted wanted = new Wanted(new LinkedHashMap<>(), new LinkedHashMap<>(), false);
    return catalog
        .inForce()
        .compose(
            inForce -> {
              Future<Wanted> all = Future.succeededFuture(wanted);
              for (Framework framework : inForce) {
                all =
                    all.compose(so -> version(framework, so)).compose(so -> former(framework, so));
              }
              return all;
            });
  }

  private Future<Wanted> version(Framework framework, Wanted so) {
    FrameworkVersion version = framework.versionId();
    return generations
        .find(version)
        .compose(
            record -> {
              Recomputation running = record.recomputation();
              return running == null || !record.isRecomputing()
                  ? Future.succeededFuture(record)
                  : hasCaughtUp(
                          new Generation(version, running.generation()),
                          new Generation(version, record.answering()))
                      .compose(caughtUp -> finish(caughtUp, version, running.generation()))
                      .compose(done -> generations.find(version));
            })
        .map(record -> add(record, framework, so));
  }

  private Future<Boolean> finish(boolean caughtUp, FrameworkVersion version, int generation) {
    if (!caughtUp) {
      return Future.succeededFuture(false);
    }
    LOG.info("the recomputed figures of {} take the place of the former ones", version);
    return generations.finish(new Generation(version, generation), clock.instant());
  }

  private static Wanted add(GenerationsRecord record, Framework framework, Wanted so) {
    FrameworkVersion version = framework.versionId();
    so.wanted().put(new Generation(version, record.answering()), framework);
    record.retired().forEach(gone -> so.retired().put(new Generation(version, gone), framework));
    Recomputation running = record.recomputation();
    if (running == null || !record.isRecomputing()) {
      return so;
    }
    so.wanted().put(new Generation(version, running.generation()), framework);
    return new Wanted(so.wanted(), so.retired(), true);
  }

  private Future<Wanted> former(Framework inForce, Wanted so) {
    FrameworkVersion version = inForce.versionId();
    return answering
        .find(version.id())
        .compose(
            former -> {
              if (former.isEmpty()) {
                return answering.set(version).map(set -> so);
              }
              return former.get().equals(version)
                  ? Future.succeededFuture(so)
                  : beside(version, former.get(), so);
            });
  }

  private Future<Wanted> beside(FrameworkVersion version, FrameworkVersion former, Wanted so) {
    return Future.all(
            generations.answering(version),
            generations.answering(former),
            catalog.findFramework(former))
        .compose(
            found -> {
              Optional<Framework> framework = found.resultAt(2);
              return hasCaughtUp(found.resultAt(0), found.resultAt(1))
                  .compose(
                      caughtUp -> {
                        if (caughtUp || framework.isEmpty()) {
                          LOG.info("the figures of {} take the place of {}", version, former);
                          return answering.set(version).map(set -> so);
                        }
                        so.wanted().put(found.resultAt(1), framework.get());
                        return Future.succeededFuture(new Wanted(so.wanted(), so.retired(), true));
                      });
            });
  }

  private Future<Boolean> hasCaughtUp(Generation next, Generation former) {
    return Future.all(
            List.of(new Strands(records, next).reach(), new Strands(records, former).reach()))
        .map(
            both -> {
              Reach ahead = both.resultAt(0);
              return ahead.hasCaughtUpWith(both.resultAt(1));
            });
  }
}
