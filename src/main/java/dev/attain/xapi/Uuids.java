package dev.attain.xapi;

import java.util.UUID;

/** Strict UUID text: {@link UUID#fromString} alone also accepts shortened groups. */
final class Uuids {
  private static final int TEXT_LENGTH = 36;

  private Uuids() {}

  static UUID parse(String text) {
    if (text.length() != TEXT_LENGTH) {
      throw new IllegalArgumentException("not a UUID: " + text);
    }
    return UUID.fromString(text);
  }
}
