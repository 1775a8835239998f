package dev.attain.conformance.scenarios;

import dev.attain.conformance.lrs.Covers;
import dev.attain.conformance.lrs.Lrs;
import dev.attain.conformance.lrs.Version;

/** The agent profile resource. */
public final class AgentProfiles extends Documents {
  @Override
  DocumentResource fresh() {
    return DocumentResource.agentProfile();
  }

  @Covers({"XAPI-00269", "XAPI-00274", "XAPI-00273", "XAPI-00125"})
  public void agentProfileComesBackAsItIs(Lrs lrs) {
    documentComesBackAsItIs(lrs);
  }

  @Covers("XAPI-00270")
  public void agentProfilesAreListed(Lrs lrs) {
    listNamesTheDocuments(lrs);
  }

  @Covers({"XAPI-00275", "XAPI-00268", "XAPI-00141"})
  public void agentProfilesAreListedSince(Lrs lrs) throws InterruptedException {
    sinceLeavesOlderDocumentsOut(lrs);
  }

  @Covers("XAPI-00271")
  public void agentProfileIsDeleted(Lrs lrs) {
    deletedDocumentIsGone(lrs);
  }

  @Covers({"XAPI-00279", "XAPI-00272", "XAPI-00183", "XAPI-00184"})
  public void agentProfileIsMerged(Lrs lrs) {
    postMergesTopLevelOnly(lrs);
  }

  @Covers({"XAPI-00278", "XAPI-00182"})
  public void agentProfileOfOtherKindsIsNotMerged(Lrs lrs) {
    postMergesJsonOnly(lrs);
  }

  @Covers({"XAPI-00281", "XAPI-00182"})
  public void agentProfileOfNoObjectIsNotMerged(Lrs lrs) {
    postMergesObjectsOnly(lrs);
  }

  @Covers({"XAPI-00322", "XAPI-00182"})
  public void agentProfileHasAnEntityTag(Lrs lrs) {
    entityTagsGuardAgainstLostUpdates(lrs);
  }

  @Covers(value = "IEEE-4.1.4-tag", versions = Version.V2_0_0)
  public void agentProfileHasAnEntityTagIn2(Lrs lrs) {
    entityTagsGuardAgainstLostUpdates(lrs);
  }

  @Covers("XAPI-00322")
  public void agentProfileIsNotOverwrittenBlindly(Lrs lrs) {
    blindPutOfAKnownDocumentIsAConflict(lrs);
  }

  @Covers(value = "IEEE-4.1.6-modified", versions = Version.V2_0_0)
  public void agentProfileTellsWhenItChanged(Lrs lrs) {
    lastModifiedIsTold(lrs);
  }
}
