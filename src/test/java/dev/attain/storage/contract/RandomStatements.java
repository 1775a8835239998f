package dev.attain.storage.contract;

import dev.attain.statements.NewStatement;
import dev.attain.statements.Position;
import dev.attain.statements.PositionQuery;
import dev.attain.xapi.StatementId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Statements of few names, so that they meet: the same one again, conflicts, references in both
 * orders of arrival, in chains and circles, and voiding of all of them.
 */
public final class RandomStatements {
  private static final int NAMES = 300;
  private static final int TERMS = 6;
  private static final int SPAN_MILLIS = 2_000;

  private final Random random;

  /** What a name was first made to be, so that repetitions are equal. */
  private final Map<String, NewStatement> made = new HashMap<>();

  public RandomStatements(Random random) {
    this.random = random;
  }

  public List<NewStatement> batch() {
    return IntStream.range(0, random.nextInt(1, 8)).mapToObj(i -> statement()).toList();
  }

  private NewStatement statement() {
    String name = name();
    if (random.nextInt(60) == 0) {
      return Drafts.otherStatement(name, terms(2));
    }
    return made.computeIfAbsent(name, this::make);
  }

  private NewStatement make(String name) {
    return switch (random.nextInt(6)) {
      case 0, 1 -> Drafts.referring(name, name(), terms(2));
      case 2 -> Drafts.voiding(name, name(), terms(1));
      default -> Drafts.statement(name, terms(4));
    };
  }

  private String name() {
    return "n" + random.nextInt(NAMES);
  }

  private String[] terms(int atMost) {
    return random
        .ints(random.nextInt(atMost + 1), 0, TERMS)
        .distinct()
        .mapToObj(i -> "t" + i)
        .toArray(String[]::new);
  }

  public StatementId id() {
    return Drafts.id(name());
  }

  /** Around the time of the last statements, or at one of the ends. */
  public Position position(TestClock clock) {
    return switch (random.nextInt(4)) {
      case 0 -> Position.START;
      case 1 -> new Position(Long.MAX_VALUE);
      default -> Position.of(clock.millis() - random.nextInt(SPAN_MILLIS), random.nextInt(4));
    };
  }

  public PositionQuery query(TestClock clock) {
    return new PositionQuery(
        Drafts.terms(terms(3)),
        position(clock),
        position(clock),
        random.nextBoolean(),
        random.nextInt(1, 40));
  }
}
