package dev.attain;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Packages that depend on each other in a circle. */
final class PackageCycles {
  private static final String OURS = "dev.attain.";

  private PackageCycles() {}

  /** Those in a circle, or on a way into one, with what leads them on; empty when there is none. */
  static Map<String, Set<String>> of(JavaClasses classes) {
    Map<String, Set<String>> needed = new TreeMap<>();
    for (JavaClass one : classes) {
      for (Dependency dependency : one.getDirectDependenciesFromSelf()) {
        String from = one.getPackageName();
        String to = dependency.getTargetClass().getBaseComponentType().getPackageName();
        if (to.startsWith(OURS) && !to.equals(from)) {
          needed.computeIfAbsent(from, none -> new TreeSet<>()).add(to);
        }
      }
    }
    // What needs nothing is in no circle; without it others need nothing.
    do {
      needed.values().forEach(others -> others.retainAll(needed.keySet()));
    } while (needed.values().removeIf(Set::isEmpty));
    return needed;
  }
}
