package dev.attain.competency.framework.document;

import dev.attain.competency.framework.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a check has found so far, and the questions that every document is asked. */
final class Problems {
  /** Ids become record ids, which are at most 1,024 bytes with a version appended. */
  private static final int MAX_ID_BYTES = 900;

  private static final Pattern ABSOLUTE_IRI =
      Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:[^\\s\\p{Cntrl}<>\"{}|\\\\^`]+");

  private final List<Problem> found = new ArrayList<>();

  List<Problem> all() {
    return List.copyOf(found);
  }

  boolean none() {
    return found.isEmpty();
  }

  void add(String path, String message) {
    found.add(new Problem(path, message));
  }

  void requireText(String path, String value) {
    if (value.isBlank()) {
      add(path, "must not be blank");
    }
  }

  void requireId(String path, String value) {
    requireText(path, value);
    if (value.getBytes(StandardCharsets.UTF_8).length > MAX_ID_BYTES || value.indexOf('\0') >= 0) {
      add(path, "is longer than " + MAX_ID_BYTES + " bytes or contains U+0000");
    }
  }

  void requireIri(String path, String value) {
    if (!ABSOLUTE_IRI.matcher(value).matches()) {
      add(path, "\"" + value + "\" is not an absolute IRI (such as https://example.org/skill)");
    } else if (value.getBytes(StandardCharsets.UTF_8).length > MAX_ID_BYTES) {
      add(path, "is longer than " + MAX_ID_BYTES + " bytes");
    }
  }

  void requireIris(String path, Collection<String> values) {
    int i = 0;
    for (String value : values) {
      requireIri(path + "[" + i++ + "]", value);
    }
  }

  /** Both bounds are allowed; null asks for nothing. */
  void requireWithin(String path, @Nullable Double value, double least, double most) {
    if (value != null && !(value >= least && value <= most)) {
      add(path, value + " is not within " + number(least) + ".." + number(most));
    }
  }

  /** Neither bound is allowed. */
  void requireBetween(String path, double value, double above, double below) {
    if (!(value > above && value < below)) {
      add(
          path,
          value + " is not between " + number(above) + " and " + number(below) + ", exclusive");
    }
  }

  /** Null asks for nothing. */
  void requireAboveZero(String path, @Nullable Number value) {
    if (value != null && !(value.doubleValue() > 0 && Double.isFinite(value.doubleValue()))) {
      add(path, value + " is not above 0");
    }
  }

  /** Null asks for nothing. */
  void requireNotNegative(String path, @Nullable Number value) {
    if (value != null && !(value.doubleValue() >= 0 && Double.isFinite(value.doubleValue()))) {
      add(path, value + " is below 0");
    }
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
