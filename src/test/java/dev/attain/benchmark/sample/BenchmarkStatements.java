package dev.attain.benchmark.sample;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Statements of about 1.1 KB: 500 activities, 12 verbs, skewed as real logs are. Each follows from
 * the seed and its number: two runs send the same, and queries know what is stored.
 */
public final class BenchmarkStatements {
  public static final int LEARNERS = StatementShape.USUAL.learners();
  public static final int ACTIVITIES = 500;
  public static final String QUIZ_TYPE = "http://adlnet.gov/expapi/activities/assessment";
  public static final String EVERYWHERE = "https://learn.example.org/curricula/2026";

  /** The verb of every {@link #RARITY}th statement, the first of which is number 7. */
  public static final String RARE_VERB = "https://learn.example.org/verbs/appealed";

  public static final int RARITY = 20_000;
  private static final int FIRST_RARE = 7;
  private static final String[] VERBS = {
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
  static final int COURSES = 40;
  private static final int MEMBERS = 5;

  private final long seed;
  private final boolean inOrder;
  private final StatementShape shape;
  private long next;

  /** Usual ones whose times are anywhere within 231 days. */
  public BenchmarkStatements(long seed) {
    this(seed, false, StatementShape.USUAL);
  }

  /**
   * @param inOrder whether each is of the second after the one before
   */
  public BenchmarkStatements(long seed, boolean inOrder, StatementShape shape) {
    this.seed = seed;
    this.inOrder = inOrder;
    this.shape = shape;
  }

  public static String learner(int number) {
    return "mailto:learner" + padded(number, 5) + "@example.org";
  }

  public static String activity(int number) {
    return "https://learn.example.org/activities/" + padded(number, 3);
  }

  /** As a format would, for a tenth of the time: the generator runs on the server's processors. */
  private static String padded(int number, int digits) {
    String text = Integer.toString(number);
    return "0".repeat(Math.max(0, digits - text.length())) + text;
  }

  public static String course(int number) {
    return "https://learn.example.org/courses/" + number;
  }

  public StatementShape shape() {
    return shape;
  }

  /** How many have been made. */
  public long made() {
    return next;
  }

  /** Goes on after statement {@code number - 1}: those before it are stored already. */
  public void goOnFrom(long number) {
    next = number;
  }

  /** A JSON array of the next {@code size} statements. */
  public byte[] batch(int size) {
    StringBuilder json = new StringBuilder(size * 1200).append('[');
    for (int i = 0; i < size; i++) {
      append(i == 0 ? json : json.append(','), draw(next++));
    }
    return json.append(']').toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The next statement. */
  public byte[] one() {
    StringBuilder json = new StringBuilder(1200);
    append(json, draw(next++));
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The next statement, but of this learner and about the first activity, which a rule maps. */
  public byte[] probe(String learner) {
    Drawn drawn = draw(next++);
    StringBuilder json = new StringBuilder();
    begin(json, drawn.id()).append(agent(learner));
    verb(json, drawn);
    quiz(json, 0);
    rest(json, drawn);
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** What statement {@code number}, of which the first is 0, is about. */
  public Drawn draw(long number) {
    SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number);
    boolean refers = shape == StatementShape.REFERENCES && number % 2 == 1;
    UUID id = id(random);
    return new Drawn(
        id,
        random.nextInt(shape.learners()),
        skewed(random, ACTIVITIES),
        number % RARITY == FIRST_RARE ? RARE_VERB : VERBS[skewed(random, VERBS.length)],
        random.nextInt(COURSES),
        1 + random.nextInt(3),
        random.nextInt(101) / 100.0,
        60 + random.nextInt(1800),
        Instant.ofEpochSecond(FIRST + (inOrder ? number % SECONDS : random.nextInt(SECONDS))),
        refers,
        refers ? draw(number - 1).id() : id);
  }

  private static UUID id(SplittableRandom random) {
    return new UUID(random.nextLong() & ~0xF000L | 0x4000L, random.nextLong() >>> 2 | 1L << 63);
  }

  /** The square of a uniform number: few have most of the statements. */
  private static int skewed(SplittableRandom random, int bound) {
    double uniform = random.nextDouble();
    return (int) (uniform * uniform * bound);
  }

  private void append(StringBuilder json, Drawn drawn) {
    begin(json, drawn.id());
    if (shape == StatementShape.GROUP_ACTORS) {
      group(json, drawn.learner());
    } else {
      json.append(agent(learner(drawn.learner())));
    }
    verb(json, drawn);
    if (drawn.refers()) {
      json.append("{\"objectType\":\"StatementRef\",\"id\":\"")
          .append(drawn.target())
          .append("\"}");
    } else {
      quiz(json, drawn.activity());
    }
    rest(json, drawn);
  }

  private static StringBuilder begin(StringBuilder json, UUID id) {
    return json.append("{\"id\":\"").append(id).append("\",\"actor\":");
  }

  private static String agent(String mbox) {
    return "{\"objectType\":\"Agent\",\"name\":\"A Learner\",\"mbox\":\"" + mbox + "\"}";
  }

  private void group(StringBuilder json, int learner) {
    json.append("{\"objectType\":\"Group\",\"account\":{\"homePage\":")
        .append("\"https://learn.example.org\",\"name\":\"team-")
        .append(learner / MEMBERS)
        .append("\"},\"member\":[");
    for (int i = 0; i < MEMBERS; i++) {
      json.append(i == 0 ? "" : ",").append(agent(learner((learner + i) % shape.learners())));
    }
    json.append("]}");
  }

  private static void verb(StringBuilder json, Drawn drawn) {
    json.append(",\"verb\":{\"id\":\"")
        .append(drawn.verb())
        .append("\",\"display\":{\"en-US\":\"did\"}},\"object\":");
  }

  private static void quiz(StringBuilder json, int activity) {
    json.append("{\"objectType\":\"Activity\",\"id\":\"")
        .append(activity(activity))
        .append("\",\"definition\":{\"name\":{\"en-US\":\"Handling a difficult conversation\"},")
        .append("\"description\":{\"en-US\":\"A quiz of ten questions on how to calm a caller ")
        .append("down.\"},\"type\":\"")
        .append(QUIZ_TYPE)
        .append("\"}}");
  }

  private static void rest(StringBuilder json, Drawn drawn) {
    json.append(",\"result\":{\"score\":{\"scaled\":")
        .append(drawn.scaled())
        .append(",\"raw\":")
        .append(Math.round(drawn.scaled() * 100))
        .append(",\"min\":0,\"max\":100},\"success\":")
        .append(drawn.scaled() >= 0.7)
        .append(",\"completion\":true,\"duration\":\"PT")
        .append(drawn.seconds())
        .append("S\"},\"context\":{\"registration\":\"")
        .append(drawn.registration())
        .append("\",\"instructor\":{\"mbox\":\"")
        .append(drawn.instructor())
        .append("\"},")
        // XAPI-00085: only statements about activities name a platform.
        .append(drawn.refers() ? "" : "\"platform\":\"Example LMS\",")
        .append("\"language\":\"en-US\",\"contextActivities\":{\"parent\":[{\"id\":\"")
        .append(course(drawn.course()))
        .append("\"}],\"grouping\":[{\"id\":\"")
        .append(EVERYWHERE)
        .append("\"}],\"category\":[{\"id\":\"https://w3id.org/xapi/example-profile\"}]},")
        .append("\"extensions\":{\"https://learn.example.org/ext/attempt\":")
        .append(drawn.attempt())
        .append("}},\"timestamp\":\"")
        .append(drawn.timestamp())
        .append("\"}");
  }
}
