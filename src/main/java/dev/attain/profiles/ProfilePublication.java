package dev.attain.profiles;

import java.util.List;
import java.util.Objects;

/** What became of a profile that was to be stored. */
public sealed interface ProfilePublication {

  /** This version is new. */
  record Created(XapiProfile profile) implements ProfilePublication {
    public Created {
      Objects.requireNonNull(profile);
    }
  }

  /** An equal document was there before: nothing changed. */
  record Unchanged(XapiProfile profile) implements ProfilePublication {
    public Unchanged {
      Objects.requireNonNull(profile);
    }
  }

  /** Not stored: this version is there with another content. */
  record Conflict(ProfileProblem problem) implements ProfilePublication {
    public Conflict {
      Objects.requireNonNull(problem);
    }
  }

  /** Not stored: the profile is not sound. */
  record Refused(List<ProfileProblem> problems) implements ProfilePublication {
    public Refused {
      problems = List.copyOf(problems);
    }
  }
}
