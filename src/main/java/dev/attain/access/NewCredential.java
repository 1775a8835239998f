package dev.attain.access;

import java.util.Objects;

/** A credential at the only moment when its secret is known. */
public record NewCredential(String key, String secret) {
  public NewCredential {
    Objects.requireNonNull(key);
    Objects.requireNonNull(secret);
  }

  @Override
  public String toString() {
    return "NewCredential(" + key + ")";
  }
}
