package dev.attain.http.analytics;

import com.fasterxml.jackson.databind.util.RawValue;
import dev.attain.statements.StoredStatement;
import dev.attain.xapi.json.StatementRenderer;
import java.nio.charset.StandardCharsets;

/** Statements as they are given to analysts: exactly as received, with what the LRS adds. */
final class StatementText {
  private static final StatementRenderer RENDERER = new StatementRenderer();

  private StatementText() {}

  static byte[] bytes(StoredStatement stored) {
    return RENDERER.exact(stored.json(), stored.position().stored());
  }

  /** For our mapper, which writes it as it is. */
  static RawValue raw(StoredStatement stored) {
    return new RawValue(new String(bytes(stored), StandardCharsets.UTF_8));
  }
}
