package dev.attain.xapi;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Extension values by IRI, in the order received. A value is its JSON text, exactly as received:
 * extensions may hold any JSON, and only their readers know its shape.
 */
public record Extensions(Map<Iri, String> jsonByIri) {
  public static final Extensions EMPTY = new Extensions(Map.of());

  public Extensions {
    jsonByIri = Collections.unmodifiableMap(new LinkedHashMap<>(jsonByIri));
  }
}
