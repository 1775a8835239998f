package dev.attain.conformance.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.conformance.lrs.Covers;
import dev.attain.conformance.lrs.Lrs;
import dev.attain.conformance.lrs.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The state resource. */
public final class StateDocuments extends Documents {
  @Override
  DocumentResource fresh() {
    return DocumentResource.state();
  }

  @Covers({"XAPI-00188", "XAPI-00192", "XAPI-00217", "XAPI-00125"})
  public void stateDocumentComesBackAsItIs(Lrs lrs) {
    documentComesBackAsItIs(lrs);
  }

  @Covers("XAPI-00193")
  public void stateDocumentsAreListed(Lrs lrs) {
    listNamesTheDocuments(lrs);
  }

  @Covers({"XAPI-00195", "XAPI-00222", "XAPI-00221", "XAPI-00141"})
  public void stateDocumentsAreListedSince(Lrs lrs) throws InterruptedException {
    sinceLeavesOlderDocumentsOut(lrs);
  }

  @Covers({"XAPI-00187", "XAPI-00191", "XAPI-00216"})
  public void stateDocumentIsDeleted(Lrs lrs) {
    deletedDocumentIsGone(lrs);
  }

  @Covers({"XAPI-00234", "XAPI-00189", "XAPI-00183", "XAPI-00184"})
  public void stateDocumentIsMerged(Lrs lrs) {
    postMergesTopLevelOnly(lrs);
  }

  @Covers({"XAPI-00232", "XAPI-00182"})
  public void stateDocumentOfOtherKindsIsNotMerged(Lrs lrs) {
    postMergesJsonOnly(lrs);
  }

  @Covers({"XAPI-00229", "XAPI-00182"})
  public void stateDocumentOfNoObjectIsNotMerged(Lrs lrs) {
    postMergesObjectsOnly(lrs);
  }

  @Covers({"XAPI-00322", "XAPI-00182"})
  public void stateDocumentHasAnEntityTag(Lrs lrs) {
    entityTagsGuardAgainstLostUpdates(lrs);
  }

  @Covers(value = "IEEE-4.1.4-tag", versions = Version.V2_0_0)
  public void stateDocumentHasAnEntityTagIn2(Lrs lrs) {
    entityTagsGuardAgainstLostUpdates(lrs);
  }

  @Covers(value = "IEEE-4.1.4-tag", versions = Version.V2_0_0)
  public void stateDocumentIsNotOverwrittenBlindly(Lrs lrs) {
    blindPutOfAKnownDocumentIsAConflict(lrs);
  }

  @Covers(value = "IEEE-4.1.6-modified", versions = Version.V2_0_0)
  public void stateDocumentTellsWhenItChanged(Lrs lrs) {
    lastModifiedIsTold(lrs);
  }

  @Covers({"XAPI-00194", "XAPI-00187"})
  public void allStateOfASubjectIsDeleted(Lrs lrs) {
    DocumentResource subject = fresh();
    DocumentResource other = fresh();
    subject.putNew(lrs, "a", "{}");
    subject.putNew(lrs, "b", "{}");
    other.putNew(lrs, "a", "{}");
    lrs.delete(subject.path(), subject.subject().toArray(String[]::new)).expect(204);
    assertThat(subject.ids(lrs)).isEmpty();
    assertThat(other.ids(lrs)).containsExactly("a");
  }

  @Covers({"XAPI-00218", "XAPI-00220", "XAPI-00219", "XAPI-00227"})
  public void registrationsHaveTheirOwnState(Lrs lrs) {
    DocumentResource subject = fresh();
    List<String> registered = new ArrayList<>(subject.subject());
    registered.addAll(List.of("registration", UUID.randomUUID().toString()));
    DocumentResource within =
        new DocumentResource(subject.path(), registered, subject.idParameter());
    within.putNew(lrs, "a", "{\"n\":1}");
    within.post(lrs, "a", "{\"m\":2}").expect(204);
    assertThat(within.ids(lrs)).containsExactly("a");
    assertThat(within.json(lrs, "a")).hasSize(2);
    subject.get(lrs, "a").expect(404);
    within.delete(lrs, "a").expect(204);
    within.get(lrs, "a").expect(404);
  }
}
