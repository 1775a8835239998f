package dev.attain.http;

import dev.attain.access.Principal;
import dev.attain.audit.Author;
import java.util.Objects;

/** Who is on record for what a call changes: its credential. */
public final class Authors {
  private Authors() {}

  public static Author of(ApiCall call) {
    Principal principal = call.principal();
    return new Author(
        principal.key(), Objects.requireNonNullElse(principal.authority().name(), principal.key()));
  }
}
