package dev.attain.http.xapi;

import dev.attain.xapi.XapiVersion;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The version header of xAPI (xAPI-Communication 3.3). */
public final class Versions {
  public static final String HEADER = "X-Experience-API-Version";

  /** What an answer says when the request says nothing that is served. */
  public static final XapiVersion LATEST = XapiVersion.V2_0_0;

  private Versions() {}

  /**
   * The version of a request, told in its answer. Fails with {@link BadRequest} when the header is
   * missing or names a version that is not served.
   */
  public static XapiVersion negotiate(HttpServerRequest request) {
    request.response().putHeader(HEADER, LATEST.text());
    @Nullable String asked = request.getHeader(HEADER);
    if (asked == null) {
      throw BadRequest.because("the header " + HEADER + " is missing; send one of " + served());
    }
    XapiVersion version =
        XapiVersion.negotiate(asked)
            .orElseThrow(
                () ->
                    BadRequest.because(
                        HEADER + " '" + asked + "' is not served; send one of " + served()));
    request.response().putHeader(HEADER, version.text());
    return version;
  }

  /**
   * The versions of the specification that are served, oldest first. Patches of 1.0 are one version
   * with the same rules (Communication 3.3); clients look for the one that they know in this list.
   */
  public static List<String> served() {
    return List.of("1.0.0", "1.0.1", "1.0.2", XapiVersion.V1_0_3.text(), XapiVersion.V2_0_0.text());
  }
}
