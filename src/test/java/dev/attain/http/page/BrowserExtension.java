package dev.attain.http.page;

import dev.attain.app.DemoUnderTest;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Says whether there is a browser, and keeps the one visitor of all tests. */
final class BrowserExtension implements ExecutionCondition, ParameterResolver {
  static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final Namespace NAMESPACE = Namespace.create(BrowserExtension.class);

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER)
        ? ConditionEvaluationResult.enabled("there is Chromium")
        : ConditionEvaluationResult.disabled(
            "needs " + CHROMIUM + " and " + DRIVER + " (Debian: chromium, chromium-driver)");
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Visitor.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(Everything.class, key -> Everything.start(), Everything.class)
        .visitor();
  }

  /** What is started once, and closed after the last test. */
  private record Everything(DemoUnderTest demo, Browser browser, Visitor visitor)
      implements AutoCloseable {

    static Everything start() {
      try {
        DemoUnderTest demo = DemoUnderTest.start();
        Browser browser = Browser.start();
        return new Everything(demo, browser, new Visitor(demo, browser));
      } catch (Exception e) {
        throw new IllegalStateException("the browser or its server does not start", e);
      }
    }

    @Override
    public void close() throws Exception {
      browser.close();
      demo.close();
    }
  }
}
