package dev.attain.conformance;

import dev.attain.conformance.lrs.Table;
import dev.attain.conformance.lrs.Version;
import java.util.List;
import java.util.Optional;

/** The table of requirements. */
final class Requirements {
  /** Number, versions, title, and why it can't be tested when it can't. */
  static final List<Requirement> ALL =
      Table.read("requirements.psv", 4).rows().stream().map(Requirements::requirement).toList();

  private Requirements() {}

  private static Requirement requirement(List<String> row) {
    return new Requirement(
        row.get(0),
        Version.named(row.get(1)),
        row.get(2),
        Optional.of(row.get(3)).filter(reason -> !reason.isEmpty()));
  }
}
