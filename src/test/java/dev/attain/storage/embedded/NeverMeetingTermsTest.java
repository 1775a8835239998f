package dev.attain.storage.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.statements.NewStatement;
import dev.attain.statements.Position;
import dev.attain.statements.PositionQuery;
import dev.attain.storage.contract.Await;
import dev.attain.storage.contract.Drafts;
import dev.attain.storage.contract.TestClock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two frequent terms take turns in the log, so that all of their postings have to be looked at. */
class NeverMeetingTermsTest {
  private static final int STATEMENTS = 12_000;
  private static final int BATCH = 1_000;

  /** Of which there are several, some of them in blocks. */
  private static final int SEGMENT = 2_500;

  private final TestClock clock = new TestClock();
  @TempDir private Path folder;
  private EmbeddedEngine engine;

  @BeforeEach
  void fill() {
    engine =
        EmbeddedEngine.open(
            EmbeddedSettings.defaults(folder)
                .withDurability(Durability.OPERATING_SYSTEM)
                .withSegments(SEGMENT),
            clock);
    for (int done = 0; done < STATEMENTS; done += BATCH) {
      List<NewStatement> batch = new ArrayList<>();
      for (int i = done; i < done + BATCH; i++) {
        batch.add(Drafts.statement("s" + i, i % 2 == 0 ? "even" : "odd"));
      }
      append(batch);
    }
  }

  @AfterEach
  void close() {
    Await.get(engine.close());
  }

  private void append(List<NewStatement> batch) {
    Await.get(engine.statements().append(batch));
    clock.moveMillis(7);
  }

  private List<String> found(String... terms) {
    PositionQuery query =
        new PositionQuery(Drafts.terms(terms), Position.START, Position.END, false, 50);
    return Await.get(engine.statements().query(query)).statements().stream()
        .map(Drafts::name)
        .toList();
  }

  @Test
  void nothing_is_found_however_often_it_is_asked() {
    assertThat(found("even", "odd")).isEmpty();
    assertThat(found("even", "odd")).isEmpty();
  }

  @Test
  void what_is_appended_later_is_found() {
    assertThat(found("even", "odd")).isEmpty();
    append(List.of(Drafts.statement("both", "even", "odd")));

    assertThat(found("even", "odd")).containsExactly("both");
  }

  @Test
  void what_meets_far_back_by_a_late_target_is_found_until_it_is_voided() {
    append(List.of(Drafts.referring("early", "late", "even")));
    List<NewStatement> between = new ArrayList<>();
    for (int i = 0; i < BATCH * 5; i++) {
      between.add(Drafts.statement("b" + i, i % 2 == 0 ? "even" : "odd"));
    }
    append(between);
    assertThat(found("even", "odd")).isEmpty();

    append(List.of(Drafts.statement("late", "odd")));
    assertThat(found("even", "odd")).containsExactly("early");

    // What voids it points at it, and is found by its terms.
    append(List.of(Drafts.voiding("away", "early")));
    assertThat(found("even", "odd")).containsExactly("away");
  }
}
