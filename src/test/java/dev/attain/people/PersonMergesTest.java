package dev.attain.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.audit.AuditTrail;
import dev.attain.audit.Author;
import dev.attain.audit.Verification;
import dev.attain.storage.contract.Await;
import dev.attain.storage.model.ModelEngine;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class PersonMergesTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-06-01T12:00:00Z"));
  private static final Author HR = new Author("k1", "HR");
  private static final String ANN = "mailto:ann@example.org";
  private static final String ANN_HR = "account:https://hr.example.org|ann";
  private static final String ANN_OLD = "mailto:ann.smith@example.org";
  private static final String BEN = "mailto:ben@example.org";

  private final ModelEngine engine = new ModelEngine(CLOCK);
  private final PersonMerges merges = merges();
  private final IdentityReads reads = new IdentityReads(engine.records());

  private PersonMerges merges() {
    return new PersonMerges(
        engine.records(),
        CLOCK,
        identifier -> Future.succeededFuture(!identifier.canonical().contains("nobody")));
  }

  @Test
  void mergedIdentifiersAreOnePersonAndUnmergedAreNot() {
    List<IdentityChange> heard = new ArrayList<>();
    merges.onChange(heard::add);

    MergeOutcome.Done first = done(merge(ANN, ANN_HR));
    MergeOutcome.Done second = done(merge(ANN_OLD, ANN));
    Identities merged = Await.get(reads.identities());

    assertThat(merged.revision()).isEqualTo(2);
    assertThat(merged.resolve(id(ANN_HR))).isEqualTo(id(ANN_OLD));
    assertThat(merged.resolve(id(BEN))).isEqualTo(id(BEN));
    assertThat(merged.identifiersOf(id(ANN))).containsExactly(id(ANN_HR), id(ANN_OLD), id(ANN));
    assertThat(second.change())
        .isEqualTo(new IdentityChange(2, 2, List.of(id(ANN_HR), id(ANN)), id(ANN), id(ANN_OLD)));

    MergeOutcome.Done undone = done(Await.get(merges.undo(first.merge().number(), "typo", HR)));
    Identities after = Await.get(reads.identities());

    assertThat(undone.change())
        .isEqualTo(new IdentityChange(3, 1, List.of(id(ANN_HR)), id(ANN_OLD), id(ANN_HR)));
    assertThat(after.resolve(id(ANN_HR))).isEqualTo(id(ANN_HR));
    assertThat(after.resolve(id(ANN))).isEqualTo(id(ANN_OLD));
    assertThat(heard).extracting(IdentityChange::revision).containsExactly(1L, 2L, 3L);
    assertThat(Await.get(reads.changesSince(1))).isEqualTo(heard.subList(1, 3));
    assertThat(merged.resolve(id(ANN_HR))).as("the value of before").isEqualTo(id(ANN_OLD));
  }

  @Test
  void whoWasWhoAtAnyRevisionComesOfTheChangesSince() {
    List<Identities> then = new ArrayList<>(List.of(Await.get(reads.identities())));
    merge(ANN, ANN_HR);
    then.add(Await.get(reads.identities()));
    merge(ANN_OLD, ANN);
    then.add(Await.get(reads.identities()));
    merges.undo(1, "typo", HR);
    then.add(Await.get(reads.identities()));
    merge(BEN, ANN_HR);
    then.add(Await.get(reads.identities()));
    for (int revision = 0; revision < then.size(); revision++) {
      Identities again = Await.get(reads.identitiesAt(revision));
      Identities expected = then.get(revision);
      assertThat(again.revision()).isEqualTo(revision);
      for (String one : List.of(ANN, ANN_HR, ANN_OLD, BEN)) {
        assertThat(again.resolve(id(one))).isEqualTo(expected.resolve(id(one)));
        assertThat(again.identifiersOf(id(one))).isEqualTo(expected.identifiersOf(id(one)));
      }
    }
  }

  @Test
  void whoMergedWhenAndWhyIsKeptAfterTheUndoing() {
    merge(ANN, ANN_HR);
    merges.undo(1, "two people", new Author("k2", "Lead"));

    Merge kept = Await.get(reads.merges(null)).merges().get(0);

    assertThat(kept.by()).isEqualTo(HR);
    assertThat(kept.reason()).isEqualTo("same badge");
    assertThat(kept.undone())
        .isEqualTo(new Merge.Undoing(new Author("k2", "Lead"), CLOCK.instant(), "two people"));
    assertThat(Await.get(new AuditTrail(engine.records(), CLOCK).page(9, 9)).entries())
        .extracting(e -> e.action() + " " + e.id() + " into " + e.details().get("kept"))
        .containsExactly(
            "unmerged " + ANN_HR + " into " + ANN, "merged " + ANN_HR + " into " + ANN);
  }

  @Test
  void aMergeThatSaysNothingIsRefused() {
    merge(ANN, ANN_HR);

    assertThat(problems(merge(ANN, ANN)))
        .containsExactly("$.absorbed: is the same identifier as $.kept: nothing to merge");
    assertThat(problems(merge(ANN, ANN_HR)))
        .containsExactly("$.absorbed: both are identifiers of " + ANN + " already");
    assertThat(problems(merge(ANN_HR, ANN)))
        .containsExactly(
            "$.absorbed: " + ANN_HR + " was merged into it: merging it back would make a circle");
    assertThat(problems(merge(BEN, ANN_HR)).get(0)).contains("was merged into " + ANN + " already");
    assertThat(problems(Await.get(merges.merge("ann", "mailto:nobody@example.org", " ", HR))))
        .hasSize(3)
        .satisfiesExactly(
            p -> assertThat(p).startsWith("$.reason: "),
            p -> assertThat(p).startsWith("$.kept: not an agent identifier"),
            p -> assertThat(p).startsWith("$.absorbed: mailto:nobody@example.org is unknown"));
    assertThat(Await.get(merges.undo(9, "x", HR))).isInstanceOf(MergeOutcome.Unknown.class);
    merges.undo(1, "x", HR);
    assertThat(problems(Await.get(merges.undo(1, "x", HR))))
        .containsExactly("$: the merge is undone already");
    assertThat(Await.get(reads.identities()).revision()).isEqualTo(2);
  }

  @Test
  void manyWritersMakeNoCircleAndLoseNoChange() throws Exception {
    ExecutorService nodes = Executors.newFixedThreadPool(4);
    List<java.util.concurrent.Future<MergeOutcome>> outcomes = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      PersonMerges own = merges();
      String kept = "mailto:p" + i % 4 + "@example.org";
      String absorbed = "mailto:p" + (i + 1) % 4 + "@example.org";
      outcomes.add(nodes.submit(() -> Await.get(own.merge(kept, absorbed, "test", HR))));
    }
    int done = 0;
    for (java.util.concurrent.Future<MergeOutcome> outcome : outcomes) {
      done += outcome.get() instanceof MergeOutcome.Done ? 1 : 0;
    }
    nodes.shutdown();

    assertThat(done).isEqualTo(3);
    assertThat(Await.get(reads.identities()).revision()).isEqualTo(3);
    assertThat(Await.get(reads.identities()).identifiersOf(id("mailto:p0@example.org"))).hasSize(4);
    assertThat(Await.get(new AuditTrail(engine.records(), CLOCK).verify(Optional.empty())))
        .isInstanceOf(Verification.Sound.class);
  }

  /** A model: each identifier is in one set of a partition that is made anew from what stands. */
  @Test
  void anySequenceOfMergesAndUndoingsIsAsThePartitionItStandsFor() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    Map<Long, String[]> standing = new HashMap<>();
    for (int step = 0; step < 150; step++) {
      String a = "mailto:p" + random.nextInt(8) + "@example.org";
      String b = "mailto:p" + random.nextInt(8) + "@example.org";
      if (random.nextInt(3) == 0 && !standing.isEmpty()) {
        long number = new ArrayList<>(standing.keySet()).get(random.nextInt(standing.size()));
        done(Await.get(merges.undo(number, "x", HR)));
        standing.remove(number);
      } else if (merge(a, b) instanceof MergeOutcome.Done done) {
        standing.put(done.merge().number(), new String[] {a, b});
      }
      Identities identities = Await.get(reads.identities());
      for (int p = 0; p < 8; p++) {
        String person = "mailto:p" + p + "@example.org";
        assertThat(identities.identifiersOf(id(person)))
            .as("seed %s, step %s, %s", seed, step, person)
            .isEqualTo(reached(person, standing));
      }
    }
  }

  private static Set<PersonId> reached(String from, Map<Long, String[]> standing) {
    Set<PersonId> reached = new TreeSet<>(Set.of(id(from)));
    boolean more = true;
    while (more) {
      more = false;
      for (String[] pair : standing.values()) {
        if (reached.contains(id(pair[0])) != reached.contains(id(pair[1]))) {
          more = reached.add(id(pair[0])) | reached.add(id(pair[1]));
        }
      }
    }
    return reached;
  }

  private MergeOutcome merge(String kept, String absorbed) {
    return Await.get(merges.merge(kept, absorbed, "same badge", HR));
  }

  private static MergeOutcome.Done done(MergeOutcome outcome) {
    assertThat(outcome).isInstanceOf(MergeOutcome.Done.class);
    return (MergeOutcome.Done) outcome;
  }

  private static List<String> problems(MergeOutcome outcome) {
    return ((MergeOutcome.Refused) outcome)
        .problems().stream().map(p -> p.path() + ": " + p.message()).toList();
  }

  private static PersonId id(String value) {
    return new PersonId(value);
  }
}
