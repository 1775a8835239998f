package dev.attain.competency.webhook;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which addresses webhooks may have. */
public final class WebhookUrl {
  private static final int MOST_CHARACTERS = 2_000;
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[::1]");

  private WebhookUrl() {}

  /**
   * What is wrong with an address; empty when nothing is.
   *
   * @param plainHttp whether http is allowed beyond this machine
   */
  public static Optional<String> problem(String text, boolean plainHttp) {
    if (text.length() > MOST_CHARACTERS) {
      return Optional.of("is longer than " + MOST_CHARACTERS + " characters");
    }
    URI url;
    try {
      url = new URI(text);
    } catch (URISyntaxException e) {
      return Optional.of("is no URL: " + e.getReason());
    }
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    if (url.getHost() == null || !scheme.equals("http") && !scheme.equals("https")) {
      return Optional.of("must begin with https:// and a host name");
    }
    if (url.getUserInfo() != null || url.getFragment() != null) {
      return Optional.of("must have neither user information nor a fragment");
    }
    return scheme.equals("https")
            || plainHttp
            || LOOPBACK.matcher(url.getHost().toLowerCase(Locale.ROOT)).matches()
        ? Optional.empty()
        : Optional.of(
            "must be https: people's data go there. The setting webhook-plain-http allows http");
  }
}
