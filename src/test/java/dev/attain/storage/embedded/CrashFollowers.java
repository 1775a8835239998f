package dev.attain.storage.embedded;

import dev.attain.analytics.statements.rollup.RollupFeed;
import dev.attain.audit.Author;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.FrameworkCatalog;
import dev.attain.competency.framework.catalog.RecordFrameworkCatalog;
import dev.attain.competency.projection.ProjectionRunner;
import dev.attain.competency.projection.SupportFramework;
import dev.attain.competency.projection.shares.ProjectionNodes;
import dev.attain.feed.FeedSettings;
import dev.attain.feed.Scheduler;
import dev.attain.json.Json;
import dev.attain.people.PersonMerges;
import dev.attain.records.ForwardedRecords;
import dev.attain.records.RecordStore;
import dev.attain.records.RecordWrite;
import dev.attain.records.WriteOutcome;
import dev.attain.statements.Terms;
import dev.attain.storage.contract.Await;
import dev.attain.xapi.json.StatementJson;
import io.vertx.core.Future;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * What follows the log in the process that is killed, as in a server: the projection of a
 * framework, and the rollups. What they have acknowledged is said.
 */
final class CrashFollowers {
  static final Framework FRAMEWORK = SupportFramework.version("1");

  /** Where checkpoints are: what is kept under the property "position" never moves back. */
  private static final Set<String> CHECKPOINTS =
      Set.of("projection", "statement-rollups-checkpoint");

  private static final InstantSource CLOCK = InstantSource.system();

  /** Small pieces, so that kills meet many writes. */
  private static final FeedSettings SETTINGS =
      new FeedSettings(40, Duration.ofMillis(5), Duration.ofMillis(5), Duration.ofMillis(50));

  private final ProjectionRunner projection;
  private final PersonMerges merges;

  private CrashFollowers(ProjectionRunner projection, PersonMerges merges) {
    this.projection = projection;
    this.merges = merges;
  }

  /**
   * Starts them; the framework is published for good when this returns.
   *
   * @param say is told of each checkpoint that was acknowledged
   */
  static CrashFollowers start(EmbeddedEngine engine, Consumer<String> say) {
    RecordStore records = new SayingRecords(engine.records(), say);
    FrameworkCatalog catalog =
        new RecordFrameworkCatalog(records, CLOCK, () -> Future.succeededFuture(Set.of()));
    if (Await.get(catalog.findFramework(FRAMEWORK.versionId())).isEmpty()) {
      List<?> problems = Await.get(catalog.publish(FRAMEWORK));
      if (!problems.isEmpty()) {
        throw new IllegalStateException(problems.toString());
      }
    }
    ProjectionRunner projection =
        new ProjectionRunner(
            catalog,
            engine.statements(),
            records,
            framework -> Future.succeededFuture(SupportFramework.mapping(framework.version())),
            stored -> StatementJson.read(stored.json()),
            SETTINGS,
            thread(),
            ProjectionNodes.alone("embedded"),
            CLOCK);
    Await.get(projection.start());
    new RollupFeed(engine.statements(), records, new Terms(), SETTINGS, thread(), CLOCK).start();
    return new CrashFollowers(
        projection, new PersonMerges(records, CLOCK, person -> Future.succeededFuture(true)));
  }

  private static Scheduler thread() {
    return Scheduler.on(Executors.newSingleThreadScheduledExecutor());
  }

  /** Merges two people, or un-merges some, if that is possible. */
  void changeWhoIsWho(Random random) {
    Author author = new Author("admin", "the administrator");
    Future<?> changed =
        random.nextBoolean()
            ? merges.merge(
                CrashStatement.person(random), CrashStatement.person(random), "they say so", author)
            : merges.undo(1 + random.nextInt(10), "a mistake", author);
    changed.onSuccess(done -> projection.identitiesChanged());
  }

  /** Has all figures computed anew, unless they are already. */
  void recompute() {
    projection.recompute(FRAMEWORK.versionId(), "ann", CLOCK.instant());
  }

  /** Says which checkpoints are acknowledged. */
  private static final class SayingRecords extends ForwardedRecords {
    private final Consumer<String> say;

    SayingRecords(RecordStore records, Consumer<String> say) {
      super(records);
      this.say = say;
    }

    @Override
    public Future<WriteOutcome> write(List<RecordWrite> writes) {
      return records
          .write(writes)
          .onSuccess(
              outcome -> {
                if (outcome instanceof WriteOutcome.Written) {
                  writes.forEach(this::sayIfCheckpoint);
                }
              });
    }

    private void sayIfCheckpoint(RecordWrite write) {
      if (write instanceof RecordWrite.Put put && CHECKPOINTS.contains(put.collection().name())) {
        say.accept(
            "ACK CHECKPOINT "
                + put.collection().name()
                + "/"
                + put.id()
                + " "
                + position(put.json()));
      }
    }
  }

  /** The position that a checkpoint names. */
  static long position(byte[] checkpoint) {
    try {
      return Json.MAPPER.readTree(checkpoint).path("position").asLong();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
