package dev.attain.http.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.openqa.selenium.JavascriptExecutor;

/**
 * Deque's axe-core, run in the page that is open; of each table at the first rows, since the others
 * are made like them.
 */
final class Axe {
  private static final String SERIOUS =
      """
      const [only, done] = arguments;
      axe.run({exclude: [['tbody tr:nth-child(n+9)']]}, {resultTypes: ['violations'], ...(only && {runOnly: only})}).then(
          result => done(result.violations
              .filter(found => ['serious', 'critical'].includes(found.impact))
              .map(found => found.id + ': ' + found.help + ' at '
                  + found.nodes.slice(0, 3).map(node => node.target + ' ' + node.html.slice(0, 200)
                      + ' ' + node.any.concat(node.all).map(check => check.message).join(' ')).join(' | '))),
          failed => done(['axe failed: ' + failed]));
      """;

  private final JavascriptExecutor browser;
  private final String script = script();

  Axe(JavascriptExecutor browser) {
    this.browser = browser;
  }

  /** Each in a line: the rule, and the first elements that break it. */
  List<String> seriousProblems() {
    return run("");
  }

  /** Texts that are hard to read; all that another colour scheme can change. */
  List<String> poorContrasts() {
    return run("color-contrast");
  }

  /**
   * @param only the one rule to look at; empty for all
   */
  @SuppressWarnings("unchecked")
  private List<String> run(String only) {
    if (!Boolean.TRUE.equals(browser.executeScript("return typeof axe === 'object'"))) {
      browser.executeScript(script);
    }
    return (List<String>) Objects.requireNonNull(browser.executeAsyncScript(SERIOUS, only));
  }

  private static String script() {
    try (InputStream in = Axe.class.getResourceAsStream("/axe.min.js")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
