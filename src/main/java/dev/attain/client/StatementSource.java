package dev.attain.client;

import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;

/** Statements to be sent, one after the other. Used by one thread. */
public interface StatementSource {

  /** The next thing; empty at the end. */
  Optional<SourceItem> next() throws IOException;

  /** Where the source stands: after the thing that {@link #next} gave last. */
  Place place();

  /** Statements that are generated, each with an id, in UTF-8. */
  static StatementSource of(Iterator<byte[]> statements) {
    return new StatementSource() {
      private long index;
      private long bytes;

      @Override
      public Optional<SourceItem> next() {
        if (!statements.hasNext()) {
          return Optional.empty();
        }
        byte[] json = statements.next();
        bytes += json.length;
        return Optional.of(new SourceItem.Candidate(index++, index, json, true));
      }

      @Override
      public Place place() {
        return new Place(Place.Layout.LINES, bytes, index + 1, index);
      }
    };
  }

  /**
   * A place between two things in a source.
   *
   * @param offset in bytes from the beginning
   * @param line of the next byte, from 1
   * @param index of the next thing, from 0
   */
  record Place(Layout layout, long offset, long line, long index) {

    /** How the statements follow each other. */
    public enum Layout {
      /** Nothing has been read yet. */
      UNKNOWN,
      /** One JSON array. */
      ARRAY,
      /** One statement on each line. */
      LINES,
      /** JSON objects one after the other, across lines. */
      OBJECTS
    }

    public static final Place BEGINNING = new Place(Layout.UNKNOWN, 0, 1, 0);
  }
}
