package dev.attain.people;

import dev.attain.xapi.AgentIdentifier;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/** What can be wrong with a merge. */
final class MergeCheck {
  static final int MAX_REASON = 2_000;

  private final KnownPeople people;

  MergeCheck(KnownPeople people) {
    this.people = people;
  }

  /** What is wrong with the identifiers and the reason, whoever is who. */
  Future<List<PersonProblem>> problems(String kept, String absorbed, String reason) {
    List<PersonProblem> problems = new ArrayList<>(reasonProblems(reason));
    return identifier("$.kept", kept, problems)
        .compose(first -> identifier("$.absorbed", absorbed, problems))
        .map(both -> List.copyOf(problems));
  }

  static List<PersonProblem> reasonProblems(String reason) {
    if (reason.isBlank()) {
      return List.of(new PersonProblem("$.reason", "must say how this is known"));
    }
    return reason.length() > MAX_REASON
        ? List.of(new PersonProblem("$.reason", "is longer than " + MAX_REASON + " characters"))
        : List.of();
  }

  private Future<Void> identifier(String path, String text, List<PersonProblem> problems) {
    AgentIdentifier identifier;
    try {
      identifier = AgentIdentifier.ofCanonical(text);
    } catch (IllegalArgumentException e) {
      problems.add(new PersonProblem(path, String.valueOf(e.getMessage())));
      return Future.succeededFuture();
    }
    return people
        .isKnown(identifier)
        .map(
            known -> {
              if (!known) {
                problems.add(
                    new PersonProblem(
                        path, text + " is unknown: no statement and no import has ever named it"));
              }
              return null;
            });
  }

  /** What is wrong with making two identifiers one person's, as things are. */
  static List<PersonProblem> problems(PersonId kept, PersonId absorbed, Identities identities) {
    if (kept.equals(absorbed)) {
      return List.of(
          new PersonProblem("$.absorbed", "is the same identifier as $.kept: nothing to merge"));
    }
    PersonId person = identities.resolve(absorbed);
    if (person.equals(identities.resolve(kept))) {
      String message =
          person.equals(absorbed)
              ? kept + " was merged into it: merging it back would make a circle"
              : "both are identifiers of " + person + " already";
      return List.of(new PersonProblem("$.absorbed", message));
    }
    return person.equals(absorbed)
        ? List.of()
        : List.of(
            new PersonProblem(
                "$.absorbed",
                absorbed
                    + " was merged into "
                    + person
                    + " already: undo that first, or merge "
                    + person));
  }
}
