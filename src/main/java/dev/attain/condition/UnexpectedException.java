package dev.attain.condition;

/** What should have come is something else; never leaves a reader of conditions. */
public final class UnexpectedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String expected;

  /**
   * @param expected in words, for example {@code a name}
   */
  public UnexpectedException(String expected) {
    super(expected, null, false, false);
    this.expected = expected;
  }

  public String expected() {
    return expected;
  }
}
