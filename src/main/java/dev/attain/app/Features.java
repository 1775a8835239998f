package dev.attain.app;

import dev.attain.access.Credentials;
import dev.attain.competency.framework.FrameworkCatalog;
import dev.attain.competency.framework.catalog.RecordFrameworkCatalog;
import dev.attain.competency.projection.AnsweringCatalog;
import dev.attain.config.ServerSettings;
import dev.attain.profiles.ProfileCatalog;
import dev.attain.quality.Door;
import dev.attain.quality.ProfileChoices;
import dev.attain.records.RecordStore;
import dev.attain.statements.RecentStatements;
import dev.attain.statements.SignedStatements;
import dev.attain.statements.StatementIntake;
import dev.attain.statements.StatementReads;
import dev.attain.statements.StatementStore;
import dev.attain.statements.Terms;
import dev.attain.storage.StorageEngine;
import dev.attain.telemetry.Telemetry;
import dev.attain.telemetry.TimedStatementStore;
import dev.attain.xapi.json.text.JsonLimits;
import dev.attain.xapi.signature.SignatureCheck;
import java.time.InstantSource;
import java.util.concurrent.Executor;

/**
 * What a server can do, over the ports of one engine; HTTP and the followers of the log are put on
 * top of it.
 *
 * @param statements the engine's, measured
 * @param catalog the frameworks as they are published
 * @param answering the same, naming the versions whose figures are there
 */
record Features(
    StorageEngine engine,
    StatementStore statements,
    InstantSource clock,
    Telemetry telemetry,
    JsonLimits limits,
    Credentials credentials,
    ProfileCatalog profiles,
    ProfileChoices choices,
    RecordFrameworkCatalog catalog,
    FrameworkCatalog answering,
    Terms terms,
    StatementReads reads,
    Door door,
    RecentStatements recent,
    StatementIntake intake,
    SignedStatements signed) {

  /**
   * @param verifying where secrets and signatures are checked
   */
  static Features of(
      StorageEngine engine, ServerSettings settings, InstantSource clock, Executor verifying) {
    Telemetry telemetry = new Telemetry();
    RecordStore records = engine.records();
    StatementStore statements = new TimedStatementStore(engine.statements(), telemetry);
    JsonLimits limits = RequestLimits.json(settings.limits());
    Credentials credentials =
        new Credentials(
            records, clock, verifying, settings.authorityHome(), Credentials.DEFAULT_ITERATIONS);
    ProfileCatalog profiles = new ProfileCatalog(records, clock);
    ProfileChoices choices = new ProfileChoices(records, profiles, clock);
    RecordFrameworkCatalog catalog =
        new RecordFrameworkCatalog(records, clock, profiles::templateIds);
    Terms terms = new Terms();
    Door door = new Door(choices, statements);
    RecentStatements recent = new RecentStatements();
    SignatureCheck signatures = new SignatureCheck(TrustedCertificatesFile.read(settings), limits);
    return new Features(
        engine,
        statements,
        clock,
        telemetry,
        limits,
        credentials,
        profiles,
        choices,
        catalog,
        new AnsweringCatalog(catalog, records),
        terms,
        new StatementReads(statements, terms),
        door,
        recent,
        new StatementIntake(statements, terms, clock, door, recent),
        new SignedStatements(engine.attachments(), signatures, verifying));
  }

  RecordStore records() {
    return engine.records();
  }
}
