package dev.attain.xapi.json.text;

/** One of the three words of JSON. */
public record JsonLiteral(int start, int end, Word word) implements JsonValue {

  /** {@code true}, {@code false} or {@code null}. */
  public enum Word {
    TRUE("true"),
    FALSE("false"),
    NULL("null");

    private final String text;

    Word(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }

  public boolean isNull() {
    return word == Word.NULL;
  }

  @Override
  public String noun() {
    return isNull() ? "null" : "a boolean";
  }
}
