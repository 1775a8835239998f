package dev.attain.http.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.app.DemoUnderTest;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/** Somebody who uses the page, finds things by what they are called, and looks closely. */
final class Visitor {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final long PAUSE_MILLIS = 40;
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final String LIGHT = "light";
  private static final String DARK = "dark";

  private static final String NOWHERE = "/nothing-is-open";
  private static final String IS_SIGNED_IN =
      """
      localStorage.clear();
      document.documentElement.dataset.theme = 'system';
      return document.querySelector('attain-navigation') !== null
        && JSON.parse(sessionStorage.getItem('attain.credential') ?? '{}').key === arguments[0];
      """;

  private final DemoUnderTest demo;
  private final Browser browser;
  private final ChromeDriver driver;
  private final Axe axe;

  Visitor(DemoUnderTest demo, Browser browser) {
    this.demo = demo;
    this.browser = browser;
    this.driver = browser.driver();
    this.axe = new Axe(driver);
  }

  /** A value as a segment or a parameter of an address. */
  static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  DemoUnderTest demo() {
    return demo;
  }

  WebDriver driver() {
    return driver;
  }

  /** Begins anew in this tab: nobody signed in, nothing kept, nothing in the browser's log. */
  Visitor arrive() {
    // Anything of this origin but the page, so that the page comes over the wire.
    driver.get(demo.address() + "/health/live");
    driver.executeScript("sessionStorage.clear(); localStorage.clear()");
    driver.executeCdpCommand("Network.clearBrowserCache", Map.of());
    driver.get(demo.address() + "/");
    driver.manage().logs().get(LogType.BROWSER);
    return this;
  }

  /**
   * Is signed in as the administrator, with no page open and nothing chosen. The document is loaded anew only when somebody
   * else, or nobody, is signed in: what a page keeps, it keeps in its element, and that is made anew with the next page.
   */
  Visitor signIn() {
    if (!Boolean.TRUE.equals(driver.executeScript(IS_SIGNED_IN, DemoUnderTest.KEY))) {
      arrive();
      signIn(DemoUnderTest.KEY, DemoUnderTest.SECRET).read("Signed in as");
    }
    driver.get(demo.address() + "/#" + NOWHERE);
    read("There is no such page");
    complaints();
    return this;
  }

  Visitor signIn(String key, String secret) {
    write("Key", key);
    write("Secret", secret);
    press("Sign in");
    return this;
  }

  /**
   * Opens a page, and waits until it has its figures.
   *
   * @param place after the number sign
   */
  Visitor open(String place) {
    driver.get(demo.address() + "/#" + place);
    return settled();
  }

  /** Waits until nothing is being read. */
  Visitor settled() {
    await(
        "a page that has settled",
        () ->
            find(By.cssSelector("main h1")) != null && find(By.cssSelector(".asking")) == null
                ? this
                : null);
    return this;
  }

  /** Waits until the page shows this text. */
  Visitor read(String text) {
    await(
        "the text '" + text + "'",
        () ->
            Boolean.TRUE.equals(
                    driver.executeScript(
                        "return document.body.innerText.includes(arguments[0])", text))
                ? this
                : null);
    return this;
  }

  /** Presses the button, or follows the link, of this name; in a dialog when one is open. */
  Visitor press(String name) {
    String quoted = "'" + name + "'";
    String called =
        "//*[self::button or self::a][not(@disabled)]"
            + ("[@aria-label=" + quoted + " or not(@aria-label) and (normalize-space()=" + quoted)
            + (" or text()[normalize-space()=" + quoted + "])]");
    await(
            "a button or link called '" + name + "'",
            () ->
                find(
                    By.xpath(
                        find(By.cssSelector("dialog[open]")) == null
                            ? called
                            : "//dialog" + called)))
        .click();
    return this;
  }

  /** Writes into the field of this label, in place of what is there. */
  Visitor write(String label, String text) {
    WebElement field = field(label);
    field.clear();
    field.sendKeys(text);
    return this;
  }

  /** Replaces some of the text in the field of this label, at its first occurrence. */
  Visitor replace(String label, String what, String by) {
    driver.executeScript(
        "const [field, what, by] = arguments; field.value = field.value.replace(what, by);"
            + " field.dispatchEvent(new Event('input', {bubbles: true}))",
        field(label),
        what,
        by);
    return this;
  }

  /** The text that is selected in the field of this label. */
  String selection(String label) {
    return Objects.toString(
        driver.executeScript(
            "const [field] = arguments;"
                + " return field.value.slice(field.selectionStart, field.selectionEnd)",
            field(label)));
  }

  /** Waits until no button is called so. */
  Visitor gone(String name) {
    await(
        "the end of '" + name + "'",
        () -> find(By.cssSelector("[aria-label='" + name + "']")) == null ? this : null);
    return this;
  }

  /** The one element that a selector finds, as soon as it is there. */
  WebElement look(String selector) {
    return await("something at " + selector, () -> find(By.cssSelector(selector)));
  }

  private WebElement field(String label) {
    return await(
        "a field called '" + label + "'",
        () ->
            find(
                By.xpath(
                    "//*[@id=//label[normalize-space()='"
                        + label
                        + "']/@for]"
                        + " | //label[normalize-space()='"
                        + label
                        + "']//input"
                        + " | //*[@aria-label='"
                        + label
                        + "']")));
  }

  private @Nullable WebElement find(By by) {
    return driver.findElements(by).stream()
        .filter(WebElement::isDisplayed)
        .findFirst()
        .orElse(null);
  }

  /**
   * Looks at the page light and dark: nothing in the console, no serious problem of accessibility,
   * no sideways scrolling. Keeps a screenshot of each.
   *
   * @param name of the screenshots
   */
  Visitor inspect(String name) throws IOException {
    for (String scheme : List.of(LIGHT, DARK)) {
      browser.prefer(scheme);
      browser.photograph(SCREENSHOTS.resolve(name + "-" + scheme + ".png"));
      assertThat(scheme.equals(DARK) ? axe.poorContrasts() : axe.seriousProblems())
          .as("accessibility of %s, %s", name, scheme)
          .isEmpty();
    }
    browser.prefer(LIGHT);
    assertThat(overflow()).as("pixels that %s is too wide", name).isZero();
    return complaintsAreNone();
  }

  /** Nothing has been written to the console since the last look, and no request has failed. */
  Visitor complaintsAreNone() {
    assertThat(complaints()).as("the browser's console").isEmpty();
    return this;
  }

  /** What the browser's console says, and forgets by being asked. */
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::toString)
        .collect(Collectors.toList());
  }

  private long overflow() {
    return (Long)
        Objects.requireNonNull(
            driver.executeScript(
                "return document.documentElement.scrollWidth - document.documentElement.clientWidth"));
  }

  /** What this document and everything that it has asked for since have cost. */
  Cost cost() {
    return Cost.of(driver);
  }

  private static <T> T await(String what, Supplier<@Nullable T> look) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        T found = look.get();
        if (found != null) {
          return found;
        }
      } catch (StaleElementReferenceException | JavascriptException drawnAnew) {
        // The page was just drawn anew: look again.
      }
      if (System.nanoTime() > deadline) {
        throw new AssertionError(
            String.format(Locale.ROOT, "there is not %s after %d s", what, PATIENCE.toSeconds()));
      }
      try {
        Thread.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }
}
