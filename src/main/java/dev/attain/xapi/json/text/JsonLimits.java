package dev.attain.xapi.json.text;

/**
 * Bounds on JSON text that comes from outside.
 *
 * @param maxDepth how deep objects and arrays nest, 1 to 1,000 (they are walked recursively)
 * @param maxStringLength bytes of one string or key between its quotes, escapes as written
 * @param maxNumberLength characters of one number as written
 * @param maxStatements statements in one array
 * @param maxStatementLength bytes of one statement as written
 */
public record JsonLimits(
    int maxDepth,
    int maxStringLength,
    int maxNumberLength,
    int maxStatements,
    int maxStatementLength) {
  private static final int DEEPEST = 1_000;

  public static final JsonLimits DEFAULT = new JsonLimits(100, 1 << 20, 1_000, 10_000, 4 << 20);

  /** For text that has passed some limits before: whatever those were, it is read again. */
  public static final JsonLimits STORED =
      new JsonLimits(
          DEEPEST, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);

  public JsonLimits {
    if (maxDepth < 1 || maxDepth > DEEPEST) {
      throw new IllegalArgumentException("maxDepth " + maxDepth + " is not within 1.." + DEEPEST);
    }
    if (maxStringLength < 1 || maxNumberLength < 1 || maxStatements < 1 || maxStatementLength < 1) {
      throw new IllegalArgumentException("a limit is at least 1");
    }
  }
}
