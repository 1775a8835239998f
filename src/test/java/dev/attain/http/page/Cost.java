package dev.attain.http.page;

import java.util.List;
import java.util.Objects;
import org.openqa.selenium.JavascriptExecutor;

/**
 * What loading a document has cost, with everything that it has asked for since.
 *
 * @param octets over the wire
 * @param firstPaint milliseconds to the first contents; negative when nothing was painted
 */
record Cost(long octets, int requests, long firstPaint) {
  private static final String MEASURED =
      """
      const all = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
      const [paint] = performance.getEntriesByName('first-contentful-paint');
      return [all.reduce((sum, entry) => sum + entry.transferSize, 0), all.length,
        paint ? Math.round(paint.startTime) : -1];
      """;

  static Cost of(JavascriptExecutor browser) {
    List<?> measured = (List<?>) Objects.requireNonNull(browser.executeScript(MEASURED));
    return new Cost(
        ((Number) measured.get(0)).longValue(),
        ((Number) measured.get(1)).intValue(),
        ((Number) measured.get(2)).longValue());
  }
}
