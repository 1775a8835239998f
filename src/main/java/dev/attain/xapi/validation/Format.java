package dev.attain.xapi.validation;

import dev.attain.xapi.json.Timestamps;
import dev.attain.xapi.json.text.Quoted;
import java.util.function.Predicate;

/**
 * A form that a string has to have.
 *
 * @param expected what the string should be, to be read after "is not"
 */
record Format(String expected, Predicate<String> test) {
  static final Format IRI = new Format("an IRI with a scheme, such as https://…", Texts::isIri);
  static final Format MAILTO =
      new Format("an address in the form mailto:name@host", Texts::isMailto);
  static final Format UUID =
      new Format("a UUID in its form of 36 characters, 8-4-4-4-12 hexadecimal", Texts::isUuid);
  static final Format SHA1 =
      new Format("a SHA-1 in 40 hexadecimal digits", text -> Texts.isHex(text, 40));
  static final Format SHA2 =
      new Format("a SHA-2 in 56, 64, 96 or 128 hexadecimal digits", Format::isSha2);
  static final Format LANGUAGE_TAG =
      new Format("a language tag of RFC 5646, such as en-US", LanguageTags::isWellFormed);
  static final Format MEDIA_TYPE =
      new Format("a media type, such as text/plain", Texts::isMediaType);
  static final Format DURATION =
      new Format("a duration of ISO 8601, such as PT1H30M or P4W", Durations::isValid);
  static final Format ISO_8601 =
      new Format(
          "a date and time of ISO 8601, such as 2026-11-22T07:00:00.000Z (a zone of minus zero is"
              + " none)",
          text -> Timestamps.parse(text) != null);
  static final Format RFC_3339 =
      new Format(
          "a date and time of RFC 3339 with a time zone, such as 2026-11-22T07:00:00.000Z (a zone"
              + " of minus zero is none)",
          Timestamps::isRfc3339);

  String complaint(String text) {
    return Quoted.of(text) + " is not " + expected;
  }

  private static boolean isSha2(String text) {
    int length = text.length();
    return (length == 56 || length == 64 || length == 96 || length == 128)
        && Texts.isHex(text, length);
  }
}
