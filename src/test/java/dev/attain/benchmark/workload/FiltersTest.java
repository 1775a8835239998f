package dev.attain.benchmark.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.benchmark.sample.BenchmarkStatements;
import dev.attain.benchmark.workload.Filters.Span;
import dev.attain.benchmark.workload.Filters.What;
import dev.attain.benchmark.workload.Filters.When;
import dev.attain.benchmark.workload.Filters.Who;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FiltersTest {
  private static final Span SPAN =
      new Span(Instant.parse("2026-11-22T00:00:00Z"), Instant.parse("2026-11-22T04:00:00Z"));

  @Test
  void every_combination_is_there_once() {
    assertThat(Filters.all()).hasSize(144).doesNotHaveDuplicates();
    assertThat(Filters.all().stream().map(Filters::name)).doesNotHaveDuplicates();
  }

  @Test
  void a_path_asks_for_what_the_name_says() {
    var like = new BenchmarkStatements(1).draw(0);
    Filters all = new Filters(Who.RELATED, true, What.RELATED, true, When.BETWEEN);

    assertThat(all.name())
        .isEqualTo("related agent + verb + related activity + registration + since + until");
    assertThat(all.path(like, SPAN))
        .contains("&related_agents=true&agent=", "&verb=", "&related_activities=true&activity=")
        .contains("&registration=" + like.registration())
        .contains("&since=2026-11-22T01:00:00Z", "&until=2026-11-22T03:00:00Z");
    assertThat(new Filters(Who.ANYBODY, false, What.ANYTHING, false, When.EVER).path(like, SPAN))
        .isEqualTo("/xapi/statements?limit=50");
  }

  @Test
  void sizes_grow_by_tens_up_to_the_whole() {
    assertThat(Growth.sizes(10_000_000)).containsExactly(100_000L, 1_000_000L, 10_000_000L);
    assertThat(Growth.sizes(10_000)).containsExactly(1_000L, 10_000L);
    assertThat(Growth.sizes(1_000)).containsExactly(1_000L);
  }
}
