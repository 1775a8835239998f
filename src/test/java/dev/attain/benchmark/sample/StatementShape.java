package dev.attain.benchmark.sample;

/** In what the statements of a workload differ from the usual ones. */
public enum StatementShape {
  /** 20,000 learners; instructors, courses and categories in the context. */
  USUAL(20_000),

  /** All statements are of ten learners: a query for one of them finds a tenth of everything. */
  FEW_ACTORS(10),

  /** Five million learners: most have one statement. */
  MANY_ACTORS(5_000_000),

  /** The actor is a group with an account and five members, each of which it is found by. */
  GROUP_ACTORS(20_000),

  /** The object of every second statement is the one before, by reference. */
  REFERENCES(20_000);

  private final int learners;

  StatementShape(int learners) {
    this.learners = learners;
  }

  public int learners() {
    return learners;
  }
}
