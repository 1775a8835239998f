package dev.attain.http.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.http.RunningServer;
import dev.attain.http.TestClient;
import dev.attain.http.TestClient.Answer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageResourceTest {
  private static final Pattern SCRIPT = Pattern.compile("src=\"(/page/[^\"]+/)main\\.js\"");

  private final RunningServer server = RunningServer.start();
  private final TestClient anybody = server.stranger();
  private String base = "";

  @BeforeAll
  void readTheDocument() {
    Matcher script = SCRIPT.matcher(anybody.get("/").body());
    assertThat(script.find()).isTrue();
    base = script.group(1);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void theDocumentIsAskedForAnewAndAllowsNothingButItsOwnFiles() {
    Answer document = anybody.get("/");

    assertThat(document.status()).isEqualTo(200);
    assertThat(document.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(document.header("Cache-Control")).isEqualTo("no-cache");
    assertThat(document.header("Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self' 'sha256-", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(document.body()).doesNotContain("{{");
    Answer known = anybody.with("If-None-Match", document.header("ETag")).get("/");
    assertThat(known.status()).isEqualTo(304);
    assertThat(known.body()).isEmpty();
  }

  @Test
  void filesAreKeptForEverUnderAPathThatNamesTheirContent() {
    Answer script = anybody.get(base + "main.js");

    assertThat(script.status()).isEqualTo(200);
    assertThat(script.header("Content-Type")).isEqualTo("text/javascript; charset=utf-8");
    assertThat(script.header("Cache-Control")).contains("immutable");
    assertThat(script.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(anybody.get(base + "styles/tokens.css").header("Content-Type"))
        .startsWith("text/css");
    assertThat(anybody.get(base + "mark.svg").header("Content-Type")).startsWith("image/svg+xml");
  }

  @Test
  void everyFileOfEveryLibraryIsThere() {
    for (Library library : Library.ALL) {
      for (String file : library.files()) {
        assertThat(anybody.get(base + library.served(file)).status()).as(file).isEqualTo(200);
      }
    }
  }

  @Test
  void whoTakesGzipGetsLess() {
    String plain = anybody.get(base + "styles/parts.css").header("Content-Length");
    Answer zipped = anybody.with("Accept-Encoding", "gzip, br").get(base + "styles/parts.css");

    assertThat(zipped.header("Content-Encoding")).isEqualTo("gzip");
    assertThat(zipped.headers().get("vary")).contains("accept-encoding");
    assertThat(Integer.parseInt(zipped.header("Content-Length")))
        .isLessThan(Integer.parseInt(plain) / 2);
  }

  @Test
  void whatIsNoFileOfThePageIsNotFound() {
    assertThat(anybody.get(base + "nothing.js").status()).isEqualTo(404);
    assertThat(anybody.get("/page/000000000000/main.js").status()).isEqualTo(404);
    assertThat(anybody.get(base + "../../logback.xml").status()).isEqualTo(404);
    assertThat(anybody.get(base + "index.html").status()).isEqualTo(404);
    assertThat(anybody.post("/", "{}").status()).isEqualTo(405);
  }
}
