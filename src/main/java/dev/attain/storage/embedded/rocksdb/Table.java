package dev.attain.storage.embedded.rocksdb;

/**
 * The column families. Their names are stored in data folders. {@code
 * dev.attain.storage.embedded.Layout} says what each holds.
 */
public enum Table {
  /** RocksDB always has this one; it holds a few words of the engine itself. */
  META("default", 4, 4, false, false, true),
  /** Statements repeat each other: blocks of a dozen take half the room of blocks of three. */
  LOG("log", 16, 4, true, false, true),
  IDS("ids", 4, 8, false, true, true),
  /** Seldom read, and full of repetition that larger blocks let the compression find. */
  CARRIED("carried", 16, 4, true, false, true),
  POSTINGS("postings", 4, 8, false, false, false),
  REFERENCES("references", 4, 4, false, false, true),
  RECORDS("records", 4, 4, false, true, true),
  RECORD_INDEX("record-index", 4, 4, false, false, false),
  DOCUMENTS("documents", 4, 4, false, true, true),
  /** Beside the documents' table, so that lists and preconditions read no contents. */
  DOCUMENT_CONTENTS("document-contents", 16, 4, false, false, false);

  final String familyName;
  final int blockKilobytes;

  /**
   * How many files of new entries gather before they are merged with the older ones. A merge of
   * entries that fall anywhere rewrites most of what is there; a read looks into each of the files.
   */
  final int filesBeforeMerge;

  /**
   * Whether new keys come after all others. Such files never overlap, so that they move to the
   * bottom as they are, if they are compressed at once as the bottom is.
   */
  final boolean ascending;

  /** Whether a Bloom filter pays: where keys are looked up that are often absent. */
  final boolean bloomFilter;

  /** Whether changes that are decided in one group read this table, and must see each other. */
  final boolean readInGroup;

  Table(
      String familyName,
      int blockKilobytes,
      int filesBeforeMerge,
      boolean ascending,
      boolean bloomFilter,
      boolean readInGroup) {
    this.familyName = familyName;
    this.blockKilobytes = blockKilobytes;
    this.filesBeforeMerge = filesBeforeMerge;
    this.ascending = ascending;
    this.bloomFilter = bloomFilter;
    this.readInGroup = readInGroup;
  }
}
