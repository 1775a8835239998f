package dev.attain.benchmark;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Statements of about 1.1 KB: 20,000 learners, 500 activities, 12 verbs, skewed as real logs are.
 * Seeded, so that two runs send the same.
 */
final class BenchmarkStatements {
  static final int LEARNERS = 20_000;
  static final int ACTIVITIES = 500;
  static final String QUIZ_TYPE = "http://adlnet.gov/expapi/activities/assessment";
  static final String[] VERBS = {
    "http://adlnet.gov/expapi/verbs/completed",
    "http://adlnet.gov/expapi/verbs/passed",
    "http://adlnet.gov/expapi/verbs/failed",
    "http://adlnet.gov/expapi/verbs/answered",
    "http://adlnet.gov/expapi/verbs/experienced",
    "http://adlnet.gov/expapi/verbs/attempted",
    "http://adlnet.gov/expapi/verbs/initialized",
    "http://adlnet.gov/expapi/verbs/terminated",
    "http://adlnet.gov/expapi/verbs/progressed",
    "http://adlnet.gov/expapi/verbs/interacted",
    "http://adlnet.gov/expapi/verbs/scored",
    "http://adlnet.gov/expapi/verbs/launched"
  };

  private static final long FIRST = 1_767_225_600L;
  private static final int SECONDS = 20_000_000;

  private final SplittableRandom random;
  private final boolean inOrder;
  private int made;

  /** Their times are anywhere within 231 days. */
  BenchmarkStatements(long seed) {
    this(seed, false);
  }

  /**
   * @param inOrder whether each is of the second after the one before
   */
  BenchmarkStatements(long seed, boolean inOrder) {
    this.random = new SplittableRandom(seed);
    this.inOrder = inOrder;
  }

  static String learner(int number) {
    return "mailto:learner%05d@example.org".formatted(number);
  }

  static String activity(int number) {
    return "https://learn.example.org/activities/%03d".formatted(number);
  }

  /** A JSON array of {@code size} statements. */
  byte[] batch(int size) {
    StringBuilder json = new StringBuilder(size * 1200).append('[');
    for (int i = 0; i < size; i++) {
      json.append(i == 0 ? "" : ",");
      append(json, learner(random.nextInt(LEARNERS)), activity(skewed(ACTIVITIES)));
    }
    return json.append(']').toString().getBytes(StandardCharsets.UTF_8);
  }

  /** One statement of one learner about the first activity, which a mapping rule maps. */
  byte[] probe(String learner) {
    StringBuilder json = new StringBuilder();
    append(json, learner, activity(0));
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The square of a uniform number: few activities have most of the statements. */
  private int skewed(int bound) {
    double uniform = random.nextDouble();
    return (int) (uniform * uniform * bound);
  }

  private void append(StringBuilder json, String learner, String activity) {
    double scaled = random.nextInt(101) / 100.0;
    json.append("{\"id\":\"")
        .append(
            new UUID(random.nextLong() & ~0xF000L | 0x4000L, random.nextLong() >>> 2 | 1L << 63))
        .append("\",\"actor\":{\"objectType\":\"Agent\",\"name\":\"A Learner\",\"mbox\":\"")
        .append(learner)
        .append("\"},\"verb\":{\"id\":\"")
        .append(VERBS[skewed(VERBS.length)])
        .append(
            "\",\"display\":{\"en-US\":\"did\"}},\"object\":{\"objectType\":\"Activity\",\"id\":\"")
        .append(activity)
        .append("\",\"definition\":{\"name\":{\"en-US\":\"Handling a difficult conversation\"},")
        .append(
            "\"description\":{\"en-US\":\"A quiz of ten questions on how to calm a caller down, ")
        .append("find out what is wrong, and agree on what happens next.\"},\"type\":\"")
        .append(QUIZ_TYPE)
        .append("\"}},\"result\":{\"score\":{\"scaled\":")
        .append(scaled)
        .append(",\"raw\":")
        .append(Math.round(scaled * 100))
        .append(",\"min\":0,\"max\":100},\"success\":")
        .append(scaled >= 0.7)
        .append(",\"completion\":true,\"duration\":\"PT")
        .append(60 + random.nextInt(1800))
        .append("S\"},\"context\":{\"registration\":\"")
        .append(
            new UUID(random.nextLong() & ~0xF000L | 0x4000L, random.nextLong() >>> 2 | 1L << 63))
        .append("\",\"platform\":\"Example LMS\",\"language\":\"en-US\",\"contextActivities\":{")
        .append("\"parent\":[{\"id\":\"https://learn.example.org/courses/")
        .append(random.nextInt(40))
        .append("\"}],\"grouping\":[{\"id\":\"https://learn.example.org/curricula/2026\"}],")
        .append("\"category\":[{\"id\":\"https://w3id.org/xapi/example-profile\"}]},")
        .append("\"extensions\":{\"https://learn.example.org/ext/attempt\":")
        .append(1 + random.nextInt(3))
        .append("}},\"timestamp\":\"")
        .append(
            Instant.ofEpochSecond(FIRST + (inOrder ? made++ % SECONDS : random.nextInt(SECONDS))))
        .append("\"}");
  }
}
