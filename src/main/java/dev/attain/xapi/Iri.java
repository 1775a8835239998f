package dev.attain.xapi;

import java.util.Objects;

/**
 * An internationalized resource identifier, kept as the characters received. Two IRIs are equal
 * when their characters are.
 */
public record Iri(String value) implements Comparable<Iri> {
  public Iri {
    Objects.requireNonNull(value);
  }

  @Override
  public int compareTo(Iri other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
