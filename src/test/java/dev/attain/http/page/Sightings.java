package dev.attain.http.page;

import org.openqa.selenium.JavascriptExecutor;

/** When texts of links in tables appeared for the first time, by the browser's own watching. */
record Sightings(JavascriptExecutor browser) {
  private static final String WATCH =
      """
      const [beginning] = arguments;
      window.seen = new Map();
      new MutationObserver(() => {
        for (const link of document.querySelectorAll('main td a')) {
          const text = link.textContent;
          if (text.startsWith(beginning) && !window.seen.has(text)) {
            window.seen.set(text, Date.now());
          }
        }
      }).observe(document.querySelector('main'), {childList: true, characterData: true, subtree: true});
      """;

  /**
   * Begins to watch.
   *
   * @param beginning of the texts
   */
  static Sightings of(Visitor visitor, String beginning) {
    visitor.driver().executeScript(WATCH, beginning);
    return new Sightings(visitor.driver());
  }

  /** When this appeared, in milliseconds of the browser's clock, which is this machine's. */
  long at(String text) {
    return Patience.await(
        "the watched text '" + text + "'",
        () -> (Long) browser.executeScript("return window.seen.get(arguments[0]) ?? null", text));
  }
}
