package dev.attain.storage.embedded.postings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.statements.Term;
import org.junit.jupiter.api.Test;

class PostingChainsTest {
  private static final Term TERM = new Term(1, 2);

  private final PostingChains chains = new PostingChains();

  private void add(long... positions) {
    for (long position : positions) {
      chains.add(TERM, position);
    }
  }

  @Test
  void aPostingThatIsThereAlreadyIsThereOnce() {
    add(3, 3, 5, 7, 7, 5, 3);

    assertThat(chains.positions(TERM)).containsExactly(3, 5, 7);
  }

  @Test
  void postingsMayComeInAnyOrder() {
    add(5, 9, 7, 1, 8);

    assertThat(chains.positions(TERM)).containsExactly(1, 5, 7, 8, 9);
  }

  @Test
  void theNewestMayGoAndComeAgain() {
    add(3, 5);
    chains.remove(TERM, 5);
    add(4, 5);
    chains.remove(TERM, 3);

    assertThat(chains.positions(TERM)).containsExactly(4, 5);
  }

  @Test
  void whatIsEmptiedTakesWhatIsOlder() {
    add(9);
    chains.remove(TERM, 9);
    add(2);

    assertThat(chains.positions(TERM)).containsExactly(2);
  }
}
