package dev.attain.storage.mongo.standin;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The documents that a command writes, as far as its filters name ids. A transaction conflicts over
 * them even where its write, seeing what another one has committed since, would change nothing.
 */
final class Targets {
  private Targets() {}

  static List<Object> of(Document command) {
    String name = command.keySet().iterator().next();
    List<Object> targets = new ArrayList<>();
    for (Document filter : filters(name, command)) {
      for (Object id : ids(filter.get("_id"))) {
        targets.add(List.of(command.get("$db") + "." + command.get(name), id));
      }
    }
    return targets;
  }

  private static List<Document> filters(String name, Document command) {
    return switch (name) {
      case "update" -> filters(command.get("updates"));
      case "delete" -> filters(command.get("deletes"));
      case "findAndModify" ->
          command.get("query") instanceof Document query ? List.of(query) : List.of();
      default -> List.of();
    };
  }

  private static List<Document> filters(@Nullable Object statements) {
    return ((Collection<?>) Objects.requireNonNull(statements))
        .stream().map(statement -> (Document) ((Document) statement).get("q")).toList();
  }

  private static Collection<?> ids(@Nullable Object id) {
    if (id == null) {
      return List.of();
    }
    if (id instanceof Document condition) {
      if (condition.get("$in") instanceof Collection<?> many) {
        return many;
      }
      if (condition.keySet().stream().anyMatch(key -> key.startsWith("$"))) {
        return condition.get("$eq") == null ? List.of() : List.of(condition.get("$eq"));
      }
    }
    return List.of(id);
  }
}
