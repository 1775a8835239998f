package dev.attain.xapi;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Text by RFC 5646 language tag, in the order received. */
public record LanguageMap(Map<String, String> textByTag) {
  public static final LanguageMap EMPTY = new LanguageMap(Map.of());

  public LanguageMap {
    textByTag = Collections.unmodifiableMap(new LinkedHashMap<>(textByTag));
  }
}
