package dev.attain.conformance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attain.conformance.lrs.Fragments;
import dev.attain.conformance.lrs.Table;
import dev.attain.conformance.lrs.Version;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A place of a statement where something of a kind may stand: an Agent as actor, as instructor, as
 * member of a Group and so on. A rule of that kind is tried in every place.
 *
 * @param kind as edits name it, {@code @agent}
 * @param versions that know this place
 * @param setUp what makes room for it in the plain statement
 * @param pointer to it
 */
record Place(String kind, Set<Version> versions, String where, List<Edit> setUp, String pointer) {
  private static final List<Place> ALL =
      Table.read("places.psv", 5).rows().stream()
          .map(
              row ->
                  new Place(
                      row.get(0),
                      Version.named(row.get(1)),
                      row.get(2),
                      Edit.list(row.get(4)),
                      row.get(3)))
          .toList();

  private static final Place NOWHERE = new Place("", Version.named("both"), "", List.of(), "");

  Place {
    setUp = List.copyOf(setUp);
  }

  /**
   * The places that edits speak of: those of the first kind they name, else one that is nowhere.
   */
  static Stream<Place> of(List<Edit> edits) {
    return edits.stream()
        .map(Edit::pointer)
        .filter(pointer -> pointer.startsWith("@"))
        .map(pointer -> pointer.split("/", 2)[0])
        .findFirst()
        .map(Place::ofKind)
        .orElseGet(() -> Stream.of(NOWHERE));
  }

  private static Stream<Place> ofKind(String kind) {
    List<Place> found = ALL.stream().filter(place -> place.kind().equals(kind)).toList();
    if (found.isEmpty()) {
      throw new IllegalArgumentException("no places of kind " + kind);
    }
    return found.stream();
  }

  /** The plain statement with room for this place and then the edits. */
  ObjectNode statement(List<Edit> edits) {
    ObjectNode statement = Fragments.object("statement");
    setUp.forEach(edit -> edit.apply(statement));
    edits.forEach(edit -> edit.under(pointer, kind).apply(statement));
    return statement;
  }
}
