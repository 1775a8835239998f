package dev.attain.config;

import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * That statements are held to the newest version of an xAPI Profile.
 *
 * @param profile its id
 */
public record HeldTo(String profile, Mode mode) {

  /** What a broken rule leads to. */
  public enum Mode {
    REPORT,
    WARN,
    REJECT
  }

  private static final String ONE = "[A-Za-z][A-Za-z0-9+.-]*:[^\\s,]+=(report|warn|reject)";

  /** Ids, each with a mode, separated by commas; or nothing. */
  static final Pattern FORM = Pattern.compile("|" + ONE + "(\\s*,\\s*" + ONE + ")*");

  public HeldTo {
    Objects.requireNonNull(profile);
    Objects.requireNonNull(mode);
  }

  /** Reads one of the form; the id may have a = of its own. */
  static HeldTo of(String text) {
    int last = text.lastIndexOf('=');
    return new HeldTo(
        text.substring(0, last), Mode.valueOf(text.substring(last + 1).toUpperCase(Locale.ROOT)));
  }
}
