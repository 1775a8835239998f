package dev.attain.xapi.json;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which language of a language map a reader gets. For each range, the most preferred first: the tag
 * that equals it, else the first tag that it is a prefix of ({@code en} takes {@code en-US}); then
 * the range is shortened from its end (RFC 4647 section 3.4, Lookup) and tried again. When nothing
 * fits, or for the range {@code *}: {@code und} if there is one, else the first tag as received.
 */
final class LanguageChoice {
  private final List<String> ranges;

  LanguageChoice(List<String> ranges) {
    this.ranges = List.copyOf(ranges);
  }

  /**
   * @param tags at least one
   */
  String of(List<String> tags) {
    for (String range : ranges) {
      if (range.equals("*")) {
        break;
      }
      String tag = lookUp(range, tags);
      if (tag != null) {
        return tag;
      }
    }
    return tags.contains("und") ? "und" : tags.get(0);
  }

  private static @Nullable String lookUp(String range, List<String> tags) {
    for (String rest = range; !rest.isEmpty(); rest = shortened(rest)) {
      for (String tag : tags) {
        if (tag.equalsIgnoreCase(rest)) {
          return tag;
        }
      }
      for (String tag : tags) {
        if (tag.length() > rest.length()
            && tag.charAt(rest.length()) == '-'
            && tag.regionMatches(true, 0, rest, 0, rest.length())) {
          return tag;
        }
      }
    }
    return null;
  }

  /** Without the last subtag, and without a single-letter subtag that would then be the last. */
  private static String shortened(String range) {
    int end = Math.max(0, range.lastIndexOf('-'));
    return end >= 2 && range.charAt(end - 2) == '-'
        ? range.substring(0, end - 2)
        : range.substring(0, end);
  }
}
