package dev.attain.storage.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.attain.records.RecordCollection;
import dev.attain.records.RecordQuery;
import dev.attain.records.RecordWrite;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Writes and queries of few records, so that they meet. */
public final class RandomRecords {
  public static final RecordCollection COLLECTION =
      new RecordCollection("things", List.of("colour", "size"));

  private static final int IDS = 40;
  private static final String ALPHABET = "aab\u00e9\uFF71";

  private final Random random;

  public RandomRecords(Random random) {
    this.random = random;
  }

  public List<RecordWrite> writes() {
    List<RecordWrite> writes = new ArrayList<>();
    for (String id : ids()) {
      writes.add(
          random.nextInt(4) == 0
              ? new RecordWrite.Delete(COLLECTION, id, revision())
              : new RecordWrite.Put(COLLECTION, id, revision(), json(), indexValues()));
    }
    return writes;
  }

  /** Different ids. */
  public Set<String> ids() {
    Set<String> ids = new LinkedHashSet<>();
    for (int i = random.nextInt(6); i >= 0; i--) {
      ids.add("id" + random.nextInt(IDS));
    }
    return ids;
  }

  private long revision() {
    return random.nextInt(8) == 0 ? random.nextInt(4) : RecordWrite.ANY_REVISION;
  }

  private byte[] json() {
    return ("{\"n\":" + random.nextInt() + "}").getBytes(UTF_8);
  }

  private Map<String, List<String>> indexValues() {
    return switch (random.nextInt(3)) {
      case 0 -> Map.of();
      case 1 -> Map.of("colour", List.of(text(), text()));
      default -> Map.of("colour", List.of(text()), "size", List.of(text(), text(), text()));
    };
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(4); i > 0; i--) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return text.toString();
  }

  public RecordQuery query() {
    String index = List.of("colour", "size", "").get(random.nextInt(3));
    return index.isEmpty()
        ? new RecordQuery(COLLECTION, null, "id" + random.nextInt(5), random.nextBoolean(), null, 3)
        : new RecordQuery(
            COLLECTION, index, text(), random.nextBoolean(), null, random.nextInt(1, 20));
  }
}
