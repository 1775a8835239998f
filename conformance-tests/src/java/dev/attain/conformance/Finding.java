package dev.attain.conformance;

import dev.attain.conformance.lrs.Version;
import java.util.List;

/**
 * What a run found of one requirement in one version.
 *
 * @param cases how many cases were tried
 * @param notes what failed, or why nothing was tried
 */
record Finding(
    Requirement requirement, Version version, Outcome outcome, int cases, List<String> notes) {

  Finding {
    notes = List.copyOf(notes);
  }
}
