package dev.attain.benchmark;

import dev.attain.statements.AppendOutcome;
import dev.attain.statements.Fingerprint;
import dev.attain.statements.NewStatement;
import dev.attain.statements.Position;
import dev.attain.statements.PositionQuery;
import dev.attain.statements.Term;
import dev.attain.statements.Term.Kind;
import dev.attain.storage.contract.Await;
import dev.attain.storage.embedded.Durability;
import dev.attain.storage.embedded.EmbeddedEngine;
import dev.attain.storage.embedded.EmbeddedSettings;
import dev.attain.xapi.StatementId;
import io.vertx.core.Future;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * The embedded engine alone: statements of 1.1 KB in batches of 50, some batches in flight at once,
 * 20,000 learners, 500 activities, 12 verbs, ten terms each; then queries.
 *
 * <p>Arguments: statements (100000), batches in flight (8), {@code FSYNC} or {@code
 * OPERATING_SYSTEM}, seed (1).
 */
final class EngineBenchmark {
  private static final int BATCH = 50;
  private static final int LEARNERS = 20_000;
  private static final int ACTIVITIES = 500;
  private static final int VERBS = 12;
  private static final int JSON_BYTES = 1_100;
  private static final int QUERIES = 2_000;
  private static final Position END = new Position(Long.MAX_VALUE);

  private final Random random;
  private final EmbeddedEngine engine;
  private final List<StatementId> sample = new ArrayList<>();

  private EngineBenchmark(EmbeddedEngine engine, long seed) {
    this.engine = engine;
    this.random = new Random(seed);
  }

  public static void main(String[] arguments) throws IOException {
    int statements = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
    int inFlight = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 8;
    Durability durability =
        arguments.length > 2 ? Durability.valueOf(arguments[2]) : Durability.FSYNC;
    long seed = arguments.length > 3 ? Long.parseLong(arguments[3]) : 1;
    Path folder = Files.createTempDirectory("attain-benchmark");
    try {
      EmbeddedEngine engine =
          EmbeddedEngine.open(
              EmbeddedSettings.defaults(folder).withDurability(durability), InstantSource.system());
      EngineBenchmark benchmark = new EngineBenchmark(engine, seed);
      System.out.printf(
          "%d statements, batches of %d, %d in flight, %s, seed %d%n",
          statements, BATCH, inFlight, durability, seed);
      benchmark.ingest(statements, inFlight);
      benchmark.queries();
      Await.get(engine.close());
      System.out.printf("%-36s %10d%n", "bytes on disk per statement", size(folder) / statements);
    } finally {
      delete(folder);
    }
  }

  private void ingest(int statements, int inFlight) {
    Deque<Future<AppendOutcome>> waiting = new ArrayDeque<>();
    long cpuOfDrafting = 0;
    long cpuBefore = cpuNanos();
    long before = System.nanoTime();
    for (int done = 0; done < statements; done += BATCH) {
      long drafting = threadCpuNanos();
      List<NewStatement> batch = batch();
      cpuOfDrafting += threadCpuNanos() - drafting;
      waiting.add(engine.statements().append(batch));
      if (waiting.size() >= inFlight) {
        Await.get(waiting.remove());
      }
    }
    waiting.forEach(Await::get);
    double seconds = (System.nanoTime() - before) / 1e9;
    double cpuMicros = (cpuNanos() - cpuBefore - cpuOfDrafting) / 1e3 / statements;
    System.out.printf("%-36s %10.0f%n", "statements per second", statements / seconds);
    System.out.printf("%-36s %10.1f%n", "CPU microseconds per statement", cpuMicros);
    System.out.printf(
        "%-36s %10.1f%n", "statements per commit", (double) statements / engine.commits());
  }

  private List<NewStatement> batch() {
    List<NewStatement> batch = new ArrayList<>();
    for (int i = 0; i < BATCH; i++) {
      batch.add(statement());
    }
    if (random.nextInt(20) == 0) {
      sample.add(batch.get(0).id());
    }
    return batch;
  }

  private NewStatement statement() {
    StatementId id = new StatementId(new UUID(random.nextLong(), random.nextLong()));
    String learner = "mailto:learner" + random.nextInt(LEARNERS) + "@example.org";
    int activity = random.nextInt(ACTIVITIES);
    String verb = "https://example.org/verbs/" + random.nextInt(VERBS);
    Set<Term> terms =
        Set.of(
            Term.of(Kind.AGENT, learner),
            Term.of(Kind.AGENT_RELATED, learner),
            Term.of(Kind.AGENT_RELATED, "teacher" + activity % 50),
            Term.of(Kind.VERB, verb),
            Term.of(Kind.ACTIVITY, activity(activity)),
            Term.of(Kind.ACTIVITY_RELATED, activity(activity)),
            Term.of(Kind.ACTIVITY_RELATED, "course" + activity % 40),
            Term.of(Kind.REGISTRATION, learner + activity),
            Term.of(Kind.ACTIVITY_TYPE, "type" + activity % 8),
            Term.of(Kind.SOURCE, "source" + activity % 3));
    String text =
        """
        {"id":"%s","actor":{"mbox":"%s","name":"A learner"},"verb":{"id":"%s"},"object":{"id":"%s",
        "definition":{"name":{"en":"An activity of the benchmark"},"type":"type%d"}},"result":
        {"score":{"scaled":%.4f},"success":%s,"duration":"PT%dS"},"timestamp":"2026-03-01T09:%02d:%02dZ",
        """
            .formatted(
                id,
                learner,
                verb,
                activity(activity),
                activity % 8,
                random.nextDouble(),
                random.nextBoolean(),
                random.nextInt(4_000),
                random.nextInt(60),
                random.nextInt(60));
    StringBuilder json = new StringBuilder(text).append("\"note\":\"");
    while (json.length() < JSON_BYTES - 2) {
      json.append("word").append(random.nextInt(500)).append(' ');
    }
    byte[] bytes = json.append("\"}").toString().getBytes(StandardCharsets.UTF_8);
    return new NewStatement(
        id, new Fingerprint(random.nextLong(), random.nextLong()), terms, null, false, bytes);
  }

  private static String activity(int number) {
    return "https://example.org/activities/" + number;
  }

  private void queries() {
    System.out.printf("%n%-36s %10s %10s%n", "query", "p50 ms", "p99 ms");
    time("by id", i -> engine.statements().find(sample.get(random.nextInt(sample.size()))));
    time("agent, latest 50", i -> latest(Set.of(learner())));
    time("verb, latest 50", i -> latest(Set.of(verb())));
    time("verb and activity, latest 50", i -> latest(Set.of(verb(), activityTerm())));
    time("verb, activity and type", i -> latest(Set.of(verb(), activityTerm(), typeTerm())));
    time("agent and verb, latest 50", i -> latest(Set.of(learner(), verb())));
    time(
        "two disjoint common terms",
        i -> latest(Set.of(Term.of(Kind.SOURCE, "source1"), Term.of(Kind.ACTIVITY, activity(3)))));
    time("no terms, latest 50", i -> latest(Set.of()));
    time("read forward, 1000", i -> engine.statements().readForward(Position.START, 1_000));
  }

  private Future<?> latest(Set<Term> terms) {
    return engine.statements().query(new PositionQuery(terms, Position.START, END, false, 50));
  }

  private Term learner() {
    return Term.of(Kind.AGENT, "mailto:learner" + random.nextInt(LEARNERS) + "@example.org");
  }

  private Term verb() {
    return Term.of(Kind.VERB, "https://example.org/verbs/" + random.nextInt(VERBS));
  }

  private Term activityTerm() {
    return Term.of(Kind.ACTIVITY, activity(random.nextInt(ACTIVITIES)));
  }

  private Term typeTerm() {
    return Term.of(Kind.ACTIVITY_TYPE, "type" + random.nextInt(8));
  }

  private static void time(String name, IntFunction<Future<?>> query) {
    for (int i = 0; i < QUERIES / 4; i++) {
      Await.get(query.apply(i));
    }
    long[] nanos = new long[QUERIES];
    for (int i = 0; i < QUERIES; i++) {
      long before = System.nanoTime();
      Await.get(query.apply(i));
      nanos[i] = System.nanoTime() - before;
    }
    Arrays.sort(nanos);
    System.out.printf(
        "%-36s %10.3f %10.3f%n", name, nanos[QUERIES / 2] / 1e6, nanos[QUERIES * 99 / 100] / 1e6);
  }

  private static long cpuNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static long threadCpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static long size(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("database"))) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    }
  }

  static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted((a, b) -> b.compareTo(a)).forEach(file -> file.toFile().delete());
    }
  }
}
