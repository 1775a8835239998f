package dev.attain.xapi.json.path;

import java.util.Objects;

/** What became of reading a JSONPath. */
public sealed interface PathReading {

  /** It is a path. */
  record Read(PathExpression expression) implements PathReading {
    public Read {
      Objects.requireNonNull(expression);
    }
  }

  /**
   * It is none.
   *
   * @param at the character, from 0, at which it stops being a path
   * @param message what is wrong there
   */
  record Broken(int at, String message) implements PathReading {
    public Broken {
      Objects.requireNonNull(message);
    }
  }
}
