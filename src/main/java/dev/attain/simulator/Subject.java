package dev.attain.simulator;

import dev.attain.competency.framework.Competency;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.Resource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A competency as the simulation sees it.
 *
 * @param index its place in the framework
 * @param depth how many prerequisites are below it, the longest way
 * @param difficulty how much later and less far skill grows, within 0..1
 */
record Subject(int index, Competency competency, int depth, double difficulty) {

  /** The framework's competencies, prerequisites first. */
  static List<Subject> of(Framework framework) {
    List<Subject> subjects = new ArrayList<>();
    for (Competency competency : framework.competencies()) {
      int index = subjects.size();
      int depth = depth(framework, competency, new HashSet<>());
      // A fixed spread by place, so that the figures of a framework differ from row to row.
      double difficulty = Math.min(1, 0.1 + 0.2 * depth + 0.13 * (index * 5 % 7) / 2);
      subjects.add(new Subject(index, competency, depth, difficulty));
    }
    subjects.sort((a, b) -> Integer.compare(a.depth, b.depth));
    return List.copyOf(subjects);
  }

  private static int depth(Framework framework, Competency competency, Set<Object> seen) {
    if (!seen.add(competency.id())) {
      return 0;
    }
    int depth = 0;
    for (var required : competency.requires()) {
      Optional<Competency> found = framework.findCompetency(required);
      if (found.isPresent()) {
        depth = Math.max(depth, 1 + depth(framework, found.get(), seen));
      }
    }
    return depth;
  }

  Optional<Resource> find(Kind kind) {
    return competency.resources().stream()
        .filter(resource -> kind.resourceKind.equals(resource.kind()))
        .findFirst();
  }
}
