package dev.attain.profiles;

import java.util.List;
import java.util.Objects;

/** What became of reading an xAPI Profile. */
public sealed interface ProfileReading {

  /** The profile is sound. */
  record Read(XapiProfile profile) implements ProfileReading {
    public Read {
      Objects.requireNonNull(profile);
    }
  }

  /** The profile can't be used: everything that is wrong with it. */
  record Refused(List<ProfileProblem> problems) implements ProfileReading {
    public Refused {
      problems = List.copyOf(problems);
    }
  }
}
