package dev.attain.competency.projection;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attain.competency.evidence.EvidenceMapping;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.projection.replay.StatementsOfPeople;
import dev.attain.competency.projection.shares.Generation;
import dev.attain.competency.projection.shares.Strand;
import dev.attain.competency.projection.shares.Strands;
import dev.attain.feed.InTurn;
import dev.attain.feed.Scheduler;
import dev.attain.json.Json;
import dev.attain.json.JsonDifference;
import dev.attain.people.IdentityReads;
import dev.attain.records.RecordCollection;
import dev.attain.records.RecordComparison;
import dev.attain.records.RecordStore;
import dev.attain.records.StoredRecord;
import dev.attain.records.WriteOutcome;
import dev.attain.statements.Position;
import dev.attain.statements.StatementStore;
import dev.attain.statements.StoredStatement;
import dev.attain.xapi.Statement;
import io.vertx.core.Future;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Holds the figures that are kept against those that the log gives: takes the kept ones to its end,
 * as a server does after its start, computes all anew elsewhere, and compares record by record. It
 * tells nobody of levels.
 *
 * <p>It writes to what is kept, which nobody else may do meanwhile.
 */
public final class FiguresVerification {
  private static final String NODE = "verification";
  private static final int BATCH = 500;

  private final StatementStore log;
  private final RecordStore kept;
  private final RecordStore anew;
  private final Function<StoredStatement, Statement> reader;
  private final Scheduler scheduler;
  private final Consumer<String> differences;
  private final Set<Generation> compared = new HashSet<>();
  private final List<Supplier<Future<Boolean>>> works = new ArrayList<>();

  /**
   * @param anew holds nothing of figures
   * @param reader parses a stored statement
   * @param differences is told of each, in one line
   */
  public FiguresVerification(
      StatementStore log,
      RecordStore kept,
      RecordStore anew,
      Function<StoredStatement, Statement> reader,
      Scheduler scheduler,
      Consumer<String> differences) {
    this.log = log;
    this.kept = kept;
    this.anew = anew;
    this.reader = reader;
    this.scheduler = scheduler;
    this.differences = differences;
  }

  /**
   * Takes the figures of a framework version on, of the generation that answers.
   *
   * @return how far they have come in the log by now
   */
  public Future<Position> add(Framework framework, EvidenceMapping mapping) {
    return new Generations(kept)
        .answering(framework.versionId())
        .compose(
            generation -> {
              SharedProjection going = projection(framework, generation, mapping, kept);
              SharedProjection begun = projection(framework, generation, mapping, anew);
              compared.add(generation);
              works.add(going::step);
              works.add(() -> begin(generation));
              works.add(begun::step);
              return new Strands(kept, generation).position();
            });
  }

  /** All that is to be done for the frameworks that were added; to be asked for once. */
  public InTurn work() {
    for (RecordCollection collection : FigureRecords.COLLECTIONS) {
      RecordComparison comparison =
          new RecordComparison(
              collection,
              kept,
              anew,
              (id, is, should) -> {
                if (should == null) {
                  tooMuch(collection, Objects.requireNonNull(is));
                } else {
                  different(collection, is, should);
                }
              });
      works.add(comparison::step);
    }
    return new InTurn(works);
  }

  private SharedProjection projection(
      Framework framework, Generation generation, EvidenceMapping mapping, RecordStore records) {
    CompetencyProjection projection =
        new CompetencyProjection(
            framework, generation.number(), mapping, log::find, reader, records);
    SharedProjection work =
        new SharedProjection(
            log,
            new Strands(records, generation),
            projection,
            new FollowedIdentities(
                new IdentityReads(kept), new StatementsOfPeople(log, scheduler), projection, BATCH),
            NODE,
            BATCH,
            scheduler);
    work.balance(Set.of(NODE));
    return work;
  }

  /** As a recomputation begins: at the start of the log, by the present revision of who is who. */
  private Future<Boolean> begin(Generation generation) {
    Strands strands = new Strands(anew, generation);
    return strands
        .all()
        .compose(
            all -> {
              Strand first = all.get(0);
              return new IdentityReads(kept)
                  .revision()
                  .compose(now -> anew.write(List.of(strands.write(first.knowing(now)))))
                  .map(
                      outcome -> {
                        if (!(outcome instanceof WriteOutcome.Written)) {
                          throw new IllegalStateException("somebody else writes: " + outcome);
                        }
                        return false;
                      });
            });
  }

  private void tooMuch(RecordCollection collection, StoredRecord is) {
    JsonNode record = readable(is);
    // What can't be read is nobody's: it is found by no id, or has the id of one that is wanted.
    if (record != null
        && compared.stream().anyMatch(one -> FigureRecords.isOf(one, is.id(), record))) {
      differences.accept(
          FigureRecords.about(collection, record) + ": kept, but the log gives none");
    }
  }

  private void different(
      RecordCollection collection, @Nullable StoredRecord is, StoredRecord should) {
    JsonNode wanted = Json.read(should.id(), should.json(), JsonNode.class);
    String about = FigureRecords.about(collection, wanted);
    JsonNode record = is == null ? null : readable(is);
    if (record == null) {
      differences.accept(
          about + (is == null ? ": not kept, but the log gives it" : ": can't be read"));
      return;
    }
    JsonDifference.find(record, wanted)
        .ifPresent(
            difference ->
                differences.accept(
                    "%s: at %s kept %s, the log gives %s"
                        .formatted(
                            about, difference.pointer(), difference.one(), difference.other())));
  }

  private static @Nullable JsonNode readable(StoredRecord stored) {
    try {
      return Json.MAPPER.readTree(stored.json());
    } catch (IOException e) {
      return null;
    }
  }
}
