package dev.attain.conformance.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attain.conformance.lrs.Covers;
import dev.attain.conformance.lrs.Lrs;
import dev.attain.conformance.lrs.Version;
import java.util.UUID;

/** Voiding, and what is found of voided statements. */
public final class Voiding {

  @Covers({"XAPI-00018", "XAPI-00019", "XAPI-00155", "XAPI-00157", "XAPI-00163"})
  public void aVoidedStatementIsFoundAsVoidedAlone(Lrs lrs) {
    ObjectNode target = Some.stored(lrs, Some.statement());
    lrs.get("/statements", "voidedStatementId", Some.id(target)).expect(404);
    Some.stored(lrs, Some.voiding(Some.id(target)));
    Some.missing(lrs, Some.id(target));
    assertThat(
            lrs.get("/statements", "voidedStatementId", Some.id(target))
                .expect(200)
                .json()
                .get("id"))
        .isEqualTo(target.get("id"));
  }

  @Covers({"XAPI-00162", "XAPI-00163"})
  public void whatPointsAtAVoidedStatementIsStillFoundByItsProperties(Lrs lrs) {
    String verb = Some.iri("verbs");
    ObjectNode target = Some.stored(lrs, Some.statement(verb));
    ObjectNode pointer = Some.stored(lrs, Some.about(Some.id(target), Some.iri("verbs")));
    ObjectNode voiding = Some.stored(lrs, Some.voiding(Some.id(target)));
    assertThat(Some.idsOf(lrs.get("/statements", "verb", verb)))
        .containsExactly(Some.id(voiding), Some.id(pointer));
    String pointerStored = Some.found(lrs, Some.id(pointer)).get("stored").asText();
    assertThat(Some.idsOf(lrs.get("/statements", "verb", verb, "limit", "1")))
        .containsExactly(Some.id(voiding));
    assertThat(Some.idsOf(lrs.get("/statements", "verb", verb, "until", pointerStored)))
        .doesNotContain(Some.id(target))
        .contains(Some.id(pointer));
  }

  @Covers("XAPI-00016")
  public void aVoidingStatementCanNotBeVoided(Lrs lrs) {
    ObjectNode target = Some.stored(lrs, Some.statement());
    ObjectNode voiding = Some.stored(lrs, Some.voiding(Some.id(target)));
    lrs.post("/statements", Some.voiding(Some.id(voiding))).expect(200, 400, 409, 403);
    Some.found(lrs, Some.id(voiding));
    Some.missing(lrs, Some.id(target));
  }

  @Covers("XAPI-00018")
  public void aStatementVoidedTwiceStaysVoided(Lrs lrs) {
    ObjectNode target = Some.stored(lrs, Some.statement());
    Some.stored(lrs, Some.voiding(Some.id(target)));
    lrs.post("/statements", Some.voiding(Some.id(target)));
    Some.missing(lrs, Some.id(target));
  }

  @Covers(value = "IEEE-4.2.4-void", versions = Version.V2_0_0)
  public void whatIsVoidedBeforeItComesIsVoidWhenItComes(Lrs lrs) {
    ObjectNode target = Some.statement();
    lrs.post("/statements", Some.voiding(Some.id(target))).expect(200);
    lrs.post("/statements", Some.voiding(UUID.randomUUID().toString())).expect(200);
    Some.stored(lrs, target);
    Some.missing(lrs, Some.id(target));
    lrs.get("/statements", "voidedStatementId", Some.id(target)).expect(200);
  }
}
