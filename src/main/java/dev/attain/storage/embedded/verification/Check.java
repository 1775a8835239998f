package dev.attain.storage.embedded.verification;

/** What is looked at, and what to do when something is wrong with it. */
public enum Check {
  FILES("files of the database", "Restore a backup; attain verify --from says which are whole."),
  STATEMENTS("statements", "Restore a backup; attain verify --from says which are whole."),
  INDEX(
      "index of statements",
      "The statements are there: attain migrate into an empty folder makes their index anew."),
  REFERENCES(
      "references between statements",
      "The statements are there: attain migrate into an empty folder makes their index anew."),
  DOCUMENTS("documents", "Restore a backup, or let the client write these documents again."),
  RECORDS(
      "records",
      "Figures of a framework are made anew by attain recompute; for anything else restore a"
          + " backup."),
  RECORD_INDEX(
      "index of records",
      "The records are there: attain migrate into an empty folder makes their index anew."),
  CHECKPOINTS(
      "checkpoints of projections",
      "Statements that were projected are missing: restore a backup, or recompute each framework."),
  ATTACHMENTS(
      "attachments",
      "Copy the file of that name from the folder attachments of the backups, at the same path."),
  AUDIT_TRAIL("audit trail", "Somebody or something changed it: compare it with a backup."),
  FIGURES(
      "figures of competencies",
      "The log is what counts: start the server and run attain recompute with the framework that is"
          + " named before the @."),
  ROLLUPS(
      "rollups of statements",
      "The log is what counts: attain recompute --rollups --data FOLDER has them counted anew.");

  private final String label;
  private final String remedy;

  Check(String label, String remedy) {
    this.label = label;
    this.remedy = remedy;
  }

  /** What it is, in the plural or as one thing. */
  public String label() {
    return label;
  }

  /** What an operator can do. */
  public String remedy() {
    return remedy;
  }
}
