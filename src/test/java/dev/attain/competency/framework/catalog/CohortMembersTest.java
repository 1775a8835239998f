package dev.attain.competency.framework.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.audit.Author;
import dev.attain.competency.framework.Cohort;
import dev.attain.competency.framework.Cohort.Member;
import dev.attain.people.IdentityReads;
import dev.attain.people.PersonMerges;
import dev.attain.people.attributes.AttributeRecords;
import dev.attain.storage.contract.Await;
import dev.attain.storage.model.ModelEngine;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class CohortMembersTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-06-01T12:00:00Z"));
  private static final String ANN = "mailto:ann@example.org";
  private static final String ANN_OLD = "mailto:ann.smith@example.org";

  private final ModelEngine engine = new ModelEngine(CLOCK);
  private final CohortMembers members =
      new CohortMembers(
          new AttributeRecords(engine.records(), CLOCK), new IdentityReads(engine.records()));

  private static Instant day(int day) {
    return Instant.parse("2026-05-01T00:00:00Z").plusSeconds(86_400L * day);
  }

  @Test
  void twoEntriesOfOnePersonAreOneMemberAndLoseNothing() {
    Member before =
        new Member(ANN_OLD, "Ann", day(3), day(1), day(9), "moved", day(4), null, "trainer");
    Member after = new Member(ANN, null, day(2), day(5), day(8), "paused", day(6), day(7), null);
    merge(ANN, ANN_OLD);

    assertThat(resolved(before, after))
        .containsExactly(
            new Member(ANN, "Ann", day(2), day(1), day(9), "moved", day(4), day(7), "trainer"));
  }

  @Test
  void aMemberKeepsEverythingUnderTheIdentifierThatIsKnown() {
    merge(ANN, ANN_OLD);

    assertThat(resolved(new Member(ANN_OLD, "Ann", day(3), null, null, null, day(4), day(5), "a")))
        .containsExactly(new Member(ANN, "Ann", day(3), null, null, null, day(4), day(5), "a"));
  }

  private List<Member> resolved(Member... listed) {
    return Await.get(members.resolve(new Cohort("c", "Cohort", "r", List.of(listed)))).members();
  }

  private void merge(String kept, String absorbed) {
    Await.get(
        new PersonMerges(engine.records(), CLOCK, heard -> Future.succeededFuture(true))
            .merge(kept, absorbed, "one person", new Author("k", "HR")));
  }
}
