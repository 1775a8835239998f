package dev.attain.competency.proficiency;

import static dev.attain.competency.proficiency.PortfolioExample.ANN;
import static dev.attain.competency.proficiency.PortfolioExample.COMPETENCY;
import static dev.attain.competency.proficiency.PortfolioExample.FRAMEWORK;
import static dev.attain.competency.proficiency.PortfolioExample.NOW;
import static dev.attain.competency.proficiency.PortfolioExample.ago;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.competency.evidence.Evidence;
import dev.attain.competency.evidence.EvidenceChange;
import dev.attain.competency.framework.EvidenceType;
import dev.attain.competency.framework.Method;
import dev.attain.competency.proficiency.ItemStatus.Kind;
import dev.attain.statements.Position;
import dev.attain.xapi.StatementId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ItemStatusTest {
  private static final String BOSS = "mailto:boss@example.org";

  private final PortfolioExample example = new PortfolioExample();
  private final List<Evidence> said = new ArrayList<>();

  @Test
  void eachItemSaysWhatBecameOfIt() {
    example
        .item(.9, 4, 40)
        .item(.9, 4, 40)
        .item(.9, 4, 40)
        .item(.9, 1, 30, EvidenceType.ASSESSMENT, "other", null, null, ago(10))
        .item(1, 0, 20, EvidenceType.COMPLETION, "lms", null, null, null)
        .item(.9, 0, 19);

    assertThat(inWords())
        .containsExactly(
            "COUNTS counts.",
            "CAPPED counts with a weight of 2.00 of 4.00: more than that its source may not give in a"
                + " day.",
            "CAPPED doesn't count: its source had given as much as it may on that day.",
            "EXPIRED counted until it expired at 2026-06-20T12:00:00Z.",
            "PROVES_NOTHING is completion, which is shown and proves nothing.",
            "PROVES_NOTHING has no weight by its rule, and proves nothing.");
    assertThat(explain(NOW).sentences())
        .contains("Of the items: 2 capped, 1 expired, 2 without weight.");
  }

  @Test
  void aDisputeIsToldWithWhoRaisedItAndWhoSettledIt() {
    example.item(.9, 1, 40);
    say(EvidenceChange.Kind.DISPUTED, 30, ANN.value());
    assertThat(first(NOW))
        .isEqualTo(
            new ItemStatus(
                Kind.DISPUTED,
                ago(30),
                ANN.value(),
                said.get(0).statement().toString(),
                "is disputed by mailto:ann@example.org at 2026-05-31T12:00:00Z, and waits for a"
                    + " resolution. It counted until then."));
    assertThat(first(ago(31)).kind()).as("before the dispute").isEqualTo(Kind.COUNTS);

    say(EvidenceChange.Kind.UPHELD, 20, BOSS);
    assertThat(first(NOW).inWords())
        .isEqualTo(
            "was disputed and upheld by mailto:boss@example.org at 2026-06-10T12:00:00Z: it"
                + " counts.");
    assertThat(first(NOW).kind()).isEqualTo(Kind.UPHELD);

    say(EvidenceChange.Kind.OVERTURNED, 10, BOSS);
    assertThat(first(NOW).kind()).isEqualTo(Kind.OVERTURNED);
    assertThat(first(ago(35)).kind())
        .as("what is overturned never counted")
        .isEqualTo(Kind.OVERTURNED);
    assertThat(inWords().subList(1, 4))
        .containsExactly(
            "STATE_CHANGE says that other evidence is disputed.",
            "STATE_CHANGE says that other evidence is upheld.",
            "STATE_CHANGE says that other evidence is overturned.");
  }

  @Test
  void whatWasTakenAwayIsToldFromWhatThePersonEnded() {
    example.item(.9, 1, 40).item(.9, 1, 15);
    say(EvidenceChange.Kind.ENDED, 20, BOSS);
    assertThat(inWords().get(0))
        .isEqualTo(
            "REVOKED was revoked by mailto:boss@example.org at 2026-06-10T12:00:00Z. It counted"
                + " until then.");
    assertThat(inWords()).contains("COUNTS counts.");

    said.clear();
    say(EvidenceChange.Kind.ENDED, 20, ANN.value());
    assertThat(first(NOW).kind()).isEqualTo(Kind.ENDED);
  }

  @Test
  void whatExpiredBeforeItWasDisputedHasExpired() {
    example.item(.9, 1, 40, EvidenceType.ASSESSMENT, "lms", null, null, ago(35));
    say(EvidenceChange.Kind.DISPUTED, 30, ANN.value());

    assertThat(first(NOW).kind()).isEqualTo(Kind.EXPIRED);
  }

  @Test
  void itemsThatOthersSpeakForAreSuperseded() {
    example.method(new Method(Method.LATEST, 180, .8, 40, .8, 4)).item(.9, 1, 40).item(.5, 1, 20);

    assertThat(inWords())
        .containsExactly(
            "SUPERSEDED counts, but has no part in the figure: by latest@1 other items speak for"
                + " it.",
            "COUNTS counts.");
  }

  private void say(EvidenceChange.Kind kind, double ageDays, String by) {
    Instant at = ago(ageDays);
    StatementId target = kind == EvidenceChange.Kind.ENDED ? null : new StatementId(new UUID(0, 0));
    said.add(change(kind, at, by, target, said.size()));
  }

  private static Evidence change(
      EvidenceChange.Kind kind, Instant at, String by, @Nullable StatementId target, int number) {
    return new Evidence(
        "said-" + number,
        ANN,
        COMPETENCY,
        FRAMEWORK,
        EvidenceType.STATE_CHANGE,
        0,
        0,
        at,
        new StatementId(new UUID(1, number)),
        Position.of(at.toEpochMilli(), number),
        "attain:" + kind.name().toLowerCase(Locale.ROOT),
        by,
        null,
        null,
        null,
        null,
        new EvidenceChange(kind, target, by));
  }

  private Explanation explain(Instant asOf) {
    List<Evidence> all = new ArrayList<>(example.evidence());
    all.addAll(said);
    return Explanation.of(example.with(all), asOf);
  }

  private ItemStatus first(Instant asOf) {
    return explain(asOf).statuses().get(0);
  }

  private List<String> inWords() {
    return explain(NOW).statuses().stream()
        .map(status -> status.kind() + " " + status.inWords())
        .toList();
  }
}
