package dev.attain.competency.framework.catalog;

import dev.attain.competency.framework.Framework;
import java.util.Objects;

/**
 * A version as it is stored.
 *
 * @param revision of its record: changes with every step of its life, and with a draft's content
 */
public record StoredVersion(Framework framework, long revision, FrameworkLife life) {
  public StoredVersion {
    Objects.requireNonNull(framework);
    Objects.requireNonNull(life);
  }
}
