package dev.attain.xapi.json.text;

import org.jspecify.annotations.Nullable;

/**
 * The property names of the specification, found from their bytes without making a string: most
 * keys of a statement are among them.
 */
final class PropertyNames {
  private static final int SLOTS = 256;
  private static final @Nullable String[] TABLE = new @Nullable String[SLOTS];

  static {
    String names =
        "id actor verb object result context timestamp stored authority version attachments"
            + " objectType name mbox mbox_sha1sum openid account homePage member display definition"
            + " description type moreInfo interactionType correctResponsesPattern choices scale"
            + " source target steps extensions score success completion response duration scaled"
            + " raw min max registration instructor team contextActivities contextAgents"
            + " contextGroups agent group relevantTypes revision platform language statement parent"
            + " grouping category other usageType contentType length sha2 fileUrl en en-US en-GB"
            + " und";
    for (String part : names.split(" ", -1)) {
      // The same strings as the constants that they are compared with: most comparisons end there.
      String name = part.intern();
      int slot = slot(name.length(), name.charAt(0), name.charAt(name.length() - 1));
      while (TABLE[slot] != null) {
        slot = slot + 1 & SLOTS - 1;
      }
      TABLE[slot] = name;
    }
  }

  private PropertyNames() {}

  /** The name whose ASCII characters are these bytes; null when it is none of the names. */
  static @Nullable String find(byte[] text, int start, int end) {
    int length = end - start;
    if (length == 0) {
      return null;
    }
    int slot = slot(length, text[start], text[end - 1]);
    for (String name = TABLE[slot]; name != null; name = TABLE[slot]) {
      if (name.length() == length && matches(name, text, start)) {
        return name;
      }
      slot = slot + 1 & SLOTS - 1;
    }
    return null;
  }

  private static boolean matches(String name, byte[] text, int start) {
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) != text[start + i]) {
        return false;
      }
    }
    return true;
  }

  private static int slot(int length, int first, int last) {
    return length * 37 + first * 7 + last * 3 & SLOTS - 1;
  }
}
