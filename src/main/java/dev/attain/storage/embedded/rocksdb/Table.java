package dev.attain.storage.embedded.rocksdb;

/**
 * The column families. Their names are stored in data folders. {@code
 * dev.attain.storage.embedded.Layout} says what each holds.
 */
public enum Table {
  /** RocksDB always has this one; it holds a few words of the engine itself. */
  META("default", 4, 4, Keys.FEW, false, true),
  /** Statements repeat each other: blocks of a dozen take half the room of blocks of three. */
  LOG("log", 16, 4, Keys.ASCENDING, false, true),
  IDS("ids", 4, 8, Keys.SCATTERED, true, true),
  /** Seldom read, and full of repetition that larger blocks let the compression find. */
  CARRIED("carried", 16, 4, Keys.ASCENDING, false, true),
  POSTINGS("postings", 4, 8, Keys.SCATTERED, false, false),
  REFERENCES("references", 4, 4, Keys.FEW, false, true),
  RECORDS("records", 4, 4, Keys.REWRITTEN, true, true),
  RECORD_INDEX("record-index", 4, 4, Keys.REWRITTEN, false, false),
  DOCUMENTS("documents", 4, 4, Keys.FEW, true, true),
  /** Beside the documents' table, so that lists and preconditions read no contents. */
  DOCUMENT_CONTENTS("document-contents", 16, 4, Keys.FEW, false, false);

  /** How new keys lie to those that are there: this decides how files are merged. */
  enum Keys {
    /**
     * After all others. Such files never overlap, so that they move to the bottom as they are, if
     * they are compressed at once as the bottom is.
     */
    ASCENDING,
    /** Anywhere, and many of them; they stay as they are. */
    SCATTERED,
    /** Anywhere, and many of them; many are written again and again. */
    REWRITTEN,
    /** Anywhere, but not many. */
    FEW
  }

  final String familyName;
  final int blockKilobytes;

  /**
   * How many files of new entries gather before they are merged. A read looks into each of the
   * files.
   */
  final int filesBeforeMerge;

  final Keys keys;

  /** Whether a Bloom filter pays: where keys are looked up that are often absent. */
  final boolean bloomFilter;

  /** Whether changes that are decided in one group read this table, and must see each other. */
  final boolean readInGroup;

  Table(
      String familyName,
      int blockKilobytes,
      int filesBeforeMerge,
      Keys keys,
      boolean bloomFilter,
      boolean readInGroup) {
    this.familyName = familyName;
    this.blockKilobytes = blockKilobytes;
    this.filesBeforeMerge = filesBeforeMerge;
    this.keys = keys;
    this.bloomFilter = bloomFilter;
    this.readInGroup = readInGroup;
  }
}
