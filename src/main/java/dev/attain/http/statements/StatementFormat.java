package dev.attain.http.statements;

import dev.attain.statements.StoredStatement;
import dev.attain.xapi.json.StatementRenderer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How much of a statement an answer shows (xAPI-Communication 2.1.3, {@code format}). */
enum StatementFormat {
  EXACT {
    @Override
    byte[] render(StatementRenderer renderer, StoredStatement statement, List<String> languages) {
      return renderer.exact(statement.json(), statement.position().stored());
    }
  },
  IDS {
    @Override
    byte[] render(StatementRenderer renderer, StoredStatement statement, List<String> languages) {
      return renderer.ids(statement.json(), statement.position().stored());
    }
  },
  CANONICAL {
    @Override
    byte[] render(StatementRenderer renderer, StoredStatement statement, List<String> languages) {
      return renderer.canonical(statement.json(), statement.position().stored(), languages);
    }
  };

  /**
   * @param languages language ranges, the most preferred first
   */
  abstract byte[] render(
      StatementRenderer renderer, StoredStatement statement, List<String> languages);

  /** As in the parameter. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<StatementFormat> find(String text) {
    return Arrays.stream(values()).filter(format -> format.text().equals(text)).findAny();
  }
}
