package dev.attain.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A part of all there is, small enough for memory.
 *
 * @param items empty at the end
 * @param cursor where the next portion begins
 */
public record Portion<T>(List<T> items, String cursor) {
  public static final String BEGINNING = "";

  public Portion {
    items = List.copyOf(items);
    Objects.requireNonNull(cursor);
  }

  /**
   * Gathers a portion: at most 1,000 items, and none after those that make up 8 MiB. For one thread
   * at a time.
   */
  public static final class Gathering<T> {
    private static final int MAX_ITEMS = 1_000;
    private static final long MAX_BYTES = 8 << 20;

    private final List<T> items = new ArrayList<>();
    private String cursor;
    private long bytes;

    /**
     * @param after what the portion comes after
     */
    public Gathering(String after) {
      cursor = after;
    }

    /**
     * Adds an item; returns whether there is room for another one.
     *
     * @param itemCursor of the item: what comes right after it begins there
     * @param itemBytes about what it weighs
     */
    public boolean add(T item, String itemCursor, long itemBytes) {
      items.add(item);
      cursor = itemCursor;
      bytes += itemBytes;
      return items.size() < MAX_ITEMS && bytes < MAX_BYTES;
    }

    /** Whether this is the cursor of the last item. */
    public boolean endsWith(String itemCursor) {
      return cursor.equals(itemCursor);
    }

    public Portion<T> portion() {
      return new Portion<>(items, cursor);
    }
  }
}
