package dev.attain.client;

/** The next thing in a source of statements. */
public sealed interface SourceItem {

  /** Its place among the things in the source, from 0. */
  long index();

  /** The line on which it begins, from 1. */
  long line();

  /**
   * A JSON object, not further looked at.
   *
   * @param json the bytes as they stand in the source
   * @param hasId whether it has a property {@code id}
   */
  record Candidate(long index, long line, byte[] json, boolean hasId) implements SourceItem {}

  /** Something that can't be sent. */
  record Unreadable(long index, long line, String reason) implements SourceItem {}
}
