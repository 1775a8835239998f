package dev.attain.conformance.scenarios;

import dev.attain.conformance.lrs.Covers;
import dev.attain.conformance.lrs.Lrs;
import dev.attain.conformance.lrs.Version;

/** The activity profile resource. */
public final class ActivityProfiles extends Documents {
  @Override
  DocumentResource fresh() {
    return DocumentResource.activityProfile();
  }

  @Covers({"XAPI-00288", "XAPI-00290", "XAPI-00287", "XAPI-00293", "XAPI-00125"})
  public void activityProfileComesBackAsItIs(Lrs lrs) {
    documentComesBackAsItIs(lrs);
  }

  @Covers("XAPI-00289")
  public void activityProfilesAreListed(Lrs lrs) {
    listNamesTheDocuments(lrs);
  }

  @Covers({"XAPI-00294", "XAPI-00303", "XAPI-00141"})
  public void activityProfilesAreListedSince(Lrs lrs) throws InterruptedException {
    sinceLeavesOlderDocumentsOut(lrs);
  }

  @Covers({"XAPI-00285", "XAPI-00291"})
  public void activityProfileIsDeleted(Lrs lrs) {
    deletedDocumentIsGone(lrs);
  }

  @Covers({"XAPI-00308", "XAPI-00286", "XAPI-00312", "XAPI-00183", "XAPI-00184"})
  public void activityProfileIsMerged(Lrs lrs) {
    postMergesTopLevelOnly(lrs);
  }

  @Covers({"XAPI-00309", "XAPI-00182"})
  public void activityProfileOfOtherKindsIsNotMerged(Lrs lrs) {
    postMergesJsonOnly(lrs);
  }

  @Covers({"XAPI-00313", "XAPI-00182"})
  public void activityProfileOfNoObjectIsNotMerged(Lrs lrs) {
    postMergesObjectsOnly(lrs);
  }

  @Covers({"XAPI-00322", "XAPI-00182"})
  public void activityProfileHasAnEntityTag(Lrs lrs) {
    entityTagsGuardAgainstLostUpdates(lrs);
  }

  @Covers(value = "IEEE-4.1.4-tag", versions = Version.V2_0_0)
  public void activityProfileHasAnEntityTagIn2(Lrs lrs) {
    entityTagsGuardAgainstLostUpdates(lrs);
  }

  @Covers("XAPI-00322")
  public void activityProfileIsNotOverwrittenBlindly(Lrs lrs) {
    blindPutOfAKnownDocumentIsAConflict(lrs);
  }

  @Covers(value = "IEEE-4.1.6-modified", versions = Version.V2_0_0)
  public void activityProfileTellsWhenItChanged(Lrs lrs) {
    lastModifiedIsTold(lrs);
  }
}
