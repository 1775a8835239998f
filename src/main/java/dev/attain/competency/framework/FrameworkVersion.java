package dev.attain.competency.framework;

import java.util.Objects;

/** Names one version of one framework; every figure carries it. */
public record FrameworkVersion(String id, String version) {
  public FrameworkVersion {
    Objects.requireNonNull(id);
    Objects.requireNonNull(version);
  }

  @Override
  public String toString() {
    return id + "@" + version;
  }
}
