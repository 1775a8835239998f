package dev.attain.http;

import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Entity tags that are revisions of records (RFC 9110 section 8.8.3). */
public final class IfMatch {
  private static final Pattern TAG = Pattern.compile("\\s*\"(\\d{1,18})\"\\s*");

  private IfMatch() {}

  public static String tag(long revision) {
    return "\"" + revision + "\"";
  }

  /**
   * The revision that the caller expects; empty without the header.
   *
   * @throws RefusedException for a header that names no revision
   */
  public static OptionalLong revision(ApiCall call) {
    return call.findHeader("If-Match").map(IfMatch::parse).orElse(OptionalLong.empty());
  }

  private static OptionalLong parse(String header) {
    Matcher tag = TAG.matcher(header);
    if (tag.matches()) {
      return OptionalLong.of(Long.parseLong(tag.group(1)));
    }
    throw new RefusedException(
        ApiAnswer.refused(
            400,
            "Bad request",
            "If-Match must be one entity tag as GET gives it, such as \"3\"; not " + header,
            List.of()));
  }
}
