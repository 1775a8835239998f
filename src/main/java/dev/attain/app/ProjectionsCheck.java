package dev.attain.app;

import dev.attain.analytics.statements.rollup.RollupVerification;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.catalog.RecordFrameworkCatalog;
import dev.attain.competency.projection.AnsweringCatalog;
import dev.attain.competency.projection.FiguresVerification;
import dev.attain.feed.InTurn;
import dev.attain.feed.Scheduler;
import dev.attain.profiles.ProfileCatalog;
import dev.attain.quality.ProfileChoices;
import dev.attain.records.RecordStore;
import dev.attain.statements.Position;
import dev.attain.statements.StatementStore;
import dev.attain.statements.StoredStatement;
import dev.attain.storage.StorageEngine;
import dev.attain.storage.embedded.Durability;
import dev.attain.storage.embedded.EmbeddedEngine;
import dev.attain.storage.embedded.EmbeddedSettings;
import dev.attain.storage.embedded.FolderRemoval;
import dev.attain.storage.embedded.verification.Check;
import dev.attain.storage.embedded.verification.Findings;
import dev.attain.storage.embedded.verification.WorkingCopy;
import dev.attain.xapi.json.StatementJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Whether the projections that a database keeps are what its log gives. All is computed on a copy
 * that is removed afterwards. Blocks.
 */
final class ProjectionsCheck {
  private static final int PAGE = 1_000;

  private final StatementStore log;
  private final RecordStore kept;
  private final RecordStore anew;
  private final Scheduler scheduler;
  private final Findings findings;
  private final VerifyReport report;

  private ProjectionsCheck(
      StorageEngine copy,
      RecordStore anew,
      Scheduler scheduler,
      Findings findings,
      VerifyReport report) {
    this.log = copy.statements();
    this.kept = copy.records();
    this.anew = anew;
    this.scheduler = scheduler;
    this.findings = findings;
    this.report = report;
  }

  /**
   * @param database a folder that nobody writes to; it stays as it is
   * @param scratch where to make the copy, and what is computed anew; null for the folder for
   *     temporary files
   */
  static void run(Path database, @Nullable Path scratch, Findings findings, VerifyReport report)
      throws IOException, InterruptedException {
    String name = "attain-figures";
    Path place =
        scratch == null
            ? Files.createTempDirectory(name)
            : Files.createTempDirectory(scratch, name);
    ScheduledExecutorService thread =
        Executors.newSingleThreadScheduledExecutor(Starting.named("attain-verification"));
    try {
      WorkingCopy.make(database, place.resolve("copy"));
      StorageEngine copy = open(place.resolve("copy"));
      try {
        StorageEngine anew = open(place.resolve("anew"));
        try {
          ProjectionsCheck check =
              new ProjectionsCheck(copy, anew.records(), Scheduler.on(thread), findings, report);
          check.figures();
          check.rollups();
        } finally {
          Starting.await(anew.close());
        }
      } finally {
        Starting.await(copy.close());
      }
    } finally {
      thread.shutdown();
      FolderRemoval.remove(place);
    }
  }

  private static StorageEngine open(Path folder) {
    return EmbeddedEngine.open(
        EmbeddedSettings.defaults(folder).withDurability(Durability.OPERATING_SYSTEM),
        InstantSource.system());
  }

  private void figures() throws InterruptedException {
    AtomicLong read = new AtomicLong();
    try {
      FiguresVerification verification =
          new FiguresVerification(
              log,
              kept,
              anew,
              stored -> {
                read.incrementAndGet();
                return StatementJson.read(stored.json());
              },
              scheduler,
              line -> findings.add(Check.FIGURES, line));
      InstantSource clock = InstantSource.system();
      ProfileCatalog profiles = new ProfileCatalog(kept, clock);
      ProfileChoices choices = new ProfileChoices(kept, profiles, clock);
      Starting.await(choices.refresh());
      RecordFrameworkCatalog catalog =
          new RecordFrameworkCatalog(kept, clock, profiles::templateIds);
      List<Framework> frameworks = Starting.await(new AnsweringCatalog(catalog, kept).inForce());
      for (Framework framework : frameworks) {
        Position position =
            Starting.await(
                LogFollowers.mapping(profiles, choices, framework)
                    .compose(mapping -> verification.add(framework, mapping)));
        tellBehind("The figures of " + framework.versionId(), position);
      }
      InTurn work = verification.work();
      while (Starting.await(work.step())) {
        report.progressed(Check.FIGURES, read.get());
      }
    } catch (RuntimeException e) {
      findings.add(Check.FIGURES, "could not be compared to the end: " + e.getMessage());
    }
  }

  private void rollups() throws InterruptedException {
    try {
      RollupVerification verification =
          new RollupVerification(
              log, kept, anew, scheduler, line -> findings.add(Check.ROLLUPS, line));
      Position position = Starting.await(verification.position()).orElse(Position.START);
      tellBehind("The rollups", position);
      InTurn work = verification.work();
      for (long pieces = 1; Starting.await(work.step()); pieces++) {
        report.progressed(Check.ROLLUPS, pieces);
      }
    } catch (RuntimeException e) {
      findings.add(Check.ROLLUPS, "could not be compared to the end: " + e.getMessage());
    }
  }

  /** Nothing is wrong with that: a server goes on from there. */
  private void tellBehind(String what, Position position) throws InterruptedException {
    long behind = 0;
    List<StoredStatement> page = Starting.await(log.readForward(position, PAGE));
    while (!page.isEmpty()) {
      behind += page.size();
      page = Starting.await(log.readForward(page.get(page.size() - 1).position(), PAGE));
    }
    if (behind > 0) {
      report.note(
          what + " are behind by " + behind + " statements; they are compared with these counted.");
    }
  }
}
