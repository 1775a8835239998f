package dev.attain.benchmark.inside;

import dev.attain.benchmark.workload.Bench;
import dev.attain.statements.AppendOutcome;
import dev.attain.statements.NewStatement;
import dev.attain.statements.Position;
import dev.attain.statements.PositionQuery;
import dev.attain.statements.StatementIntake;
import dev.attain.statements.StatementPage;
import dev.attain.statements.StatementStore;
import dev.attain.statements.StoredStatement;
import dev.attain.statements.Terms;
import dev.attain.storage.mongo.StatementSizes;
import dev.attain.xapi.Agent;
import dev.attain.xapi.AgentIdentifier.Mbox;
import dev.attain.xapi.Iri;
import dev.attain.xapi.StatementId;
import dev.attain.xapi.XapiVersion;
import dev.attain.xapi.json.text.JsonLimits;
import dev.attain.xapi.validation.Reading;
import dev.attain.xapi.validation.StatementReader;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says what a statement of the benchmark costs in MongoDB; needs no server. */
public record DocumentSizes() implements Inside {
  private static final int STATEMENTS = 2_000;

  @Override
  public String name() {
    return "mongodb-sizes";
  }

  @Override
  public String purpose() {
    return "octets and index entries of a statement in MongoDB, without a server";
  }

  @Override
  public void run(Bench bench) {
    StatementReader reader = new StatementReader(XapiVersion.V1_0_3, JsonLimits.DEFAULT);
    Reading.Valid valid = (Reading.Valid) reader.read(bench.statements().batch(STATEMENTS));
    Kept kept = new Kept();
    Probe.get(
        new StatementIntake(kept, new Terms(), InstantSource.system())
            .store(
                valid.statements(),
                new Agent(null, new Mbox(new Iri("mailto:lrs@example.org"))),
                XapiVersion.V1_0_3,
                "benchmark",
                Set.of()));
    bench.report().note(StatementSizes.of(kept.statements).toString());
  }

  /** Keeps what it is given. */
  private static final class Kept implements StatementStore {
    final List<NewStatement> statements = new ArrayList<>();

    @Override
    public Future<AppendOutcome> append(List<NewStatement> batch) {
      statements.addAll(batch);
      return Future.succeededFuture(new AppendOutcome.Appended(batch.size(), 0, Position.START));
    }

    @Override
    public Future<Optional<StoredStatement>> find(StatementId id) {
      return Future.succeededFuture(Optional.empty());
    }

    @Override
    public Future<StatementPage> query(PositionQuery query) {
      return Future.succeededFuture(new StatementPage(List.of(), false, Position.START));
    }

    @Override
    public Future<List<StoredStatement>> readForward(Position after, int limit) {
      return Future.succeededFuture(List.of());
    }

    @Override
    public Position safeHorizon() {
      return Position.START;
    }

    @Override
    public void onAppend(Runnable listener) {}
  }
}
