package dev.attain.conformance.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attain.conformance.lrs.Answer;
import dev.attain.conformance.lrs.Covers;
import dev.attain.conformance.lrs.Lrs;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Answers that come in pages. */
public final class Paging {

  @Covers({"XAPI-00108", "XAPI-00109", "XAPI-00111", "XAPI-00113", "XAPI-00114"})
  public void pagesHoldEveryStatementOnce(Lrs lrs) {
    String verb = Some.iri("verbs");
    List<String> stored = store(lrs, verb, 7);
    Collections.reverse(stored);
    assertThat(pages(lrs, lrs.get("/statements", "verb", verb, "limit", "3"), verb, 0))
        .containsExactlyElementsOf(stored);
  }

  @Covers({"XAPI-00108", "XAPI-00114"})
  public void pagesMayAscend(Lrs lrs) {
    String verb = Some.iri("verbs");
    List<String> stored = store(lrs, verb, 5);
    Answer first = lrs.get("/statements", "verb", verb, "limit", "2", "ascending", "true");
    assertThat(pages(lrs, first, verb, 0)).containsExactlyElementsOf(stored);
  }

  @Covers("BEYOND-more")
  public void whatArrivesMeanwhileNeitherHidesNorDoublesAnything(Lrs lrs) {
    String verb = Some.iri("verbs");
    List<String> stored = store(lrs, verb, 9);
    Collections.reverse(stored);
    Answer first = lrs.get("/statements", "verb", verb, "limit", "2");
    assertThat(pages(lrs, first, verb, 2)).containsExactlyElementsOf(stored);
  }

  @Covers("BEYOND-more")
  public void ascendingPagesReachWhatArrivesMeanwhile(Lrs lrs) {
    String verb = Some.iri("verbs");
    List<String> before = store(lrs, verb, 6);
    Answer first = lrs.get("/statements", "verb", verb, "limit", "2", "ascending", "true");
    assertThat(pages(lrs, first, verb, 1)).doesNotHaveDuplicates().containsSubsequence(before);
  }

  private static List<String> store(Lrs lrs, String verb, int count) {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ids.add(Some.id(Some.stored(lrs, Some.statement(verb))));
    }
    return ids;
  }

  /** The ids of all pages; between the first four, new statements of the verb arrive. */
  private static List<String> pages(Lrs lrs, Answer first, String verb, int arriving) {
    List<String> ids = new ArrayList<>();
    Answer page = first;
    for (int pages = 0; pages < 100; pages++) {
      ids.addAll(Some.idsOf(page));
      JsonNode more = page.json().path("more");
      if (more.asText().isEmpty()) {
        return ids;
      }
      assertThat(more.asText()).doesNotContain("://");
      if (pages < 4) {
        store(lrs, verb, arriving);
      }
      page = lrs.follow(more.asText());
    }
    throw new AssertionError("more without end");
  }
}
