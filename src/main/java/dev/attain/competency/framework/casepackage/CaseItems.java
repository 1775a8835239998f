package dev.attain.competency.framework.casepackage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attain.competency.framework.Competency;
import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.framework.Method;
import dev.attain.competency.framework.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The items of a package with what its associations say of them. */
final class CaseItems {
  private static final int MAX_NAME = 80;

  private final CaseProperties properties;
  private final Map<String, JsonNode> items = new LinkedHashMap<>();
  private final Map<String, String> byIdentifier = new HashMap<>();
  private final Map<String, String> parents = new HashMap<>();
  private final Map<String, Set<String>> requires = new HashMap<>();
  private final Map<String, Set<String>> matches = new HashMap<>();
  private final List<Problem> omitted = new ArrayList<>();

  CaseItems(CaseProperties properties) {
    this.properties = properties;
  }

  List<Problem> omitted() {
    return List.copyOf(omitted);
  }

  void read(JsonNode list) {
    if (!list.isArray()) {
      properties.add("$.CFItems", "must be a list");
      return;
    }
    for (int i = 0; i < list.size(); i++) {
      String path = "$.CFItems[" + i + "]";
      JsonNode item = list.get(i);
      String id = properties.iri(path, item);
      properties.text(path, item, "fullStatement");
      if (items.put(id, item) != null) {
        properties.add(path + ".uri", id + " is an item already");
      }
      String identifier = CaseProperties.find(item, "identifier");
      if (identifier != null) {
        byIdentifier.put(identifier, id);
      }
    }
  }

  void associate(JsonNode list, JsonNode document) {
    if (list.isMissingNode() || list.isNull()) {
      return;
    }
    if (!list.isArray()) {
      properties.add("$.CFAssociations", "must be a list");
      return;
    }
    for (int i = 0; i < list.size(); i++) {
      String path = "$.CFAssociations[" + i + "]";
      JsonNode association = list.get(i);
      String type = properties.text(path, association, "associationType");
      String origin = end(path + ".originNodeURI", association.path("originNodeURI"));
      String destination =
          end(path + ".destinationNodeURI", association.path("destinationNodeURI"));
      if (origin != null && destination != null) {
        associate(path, type, origin, destination, document);
      }
    }
  }

  private void associate(
      String path, String type, String origin, String destination, JsonNode document) {
    switch (type) {
      case "isChildOf" -> child(path, origin, destination, document);
      case "precedes" -> precedes(path, origin, destination);
      case "exactMatchOf" -> {
        if (items.containsKey(origin)) {
          matches.computeIfAbsent(origin, o -> new LinkedHashSet<>()).add(destination);
        } else {
          omit(path, origin + " is no item of this package");
        }
      }
      default -> omit(path, "frameworks have no relation like " + type);
    }
  }

  private void child(String path, String origin, String destination, JsonNode document) {
    if (!items.containsKey(origin)) {
      omit(path, origin + " is no item of this package");
    } else if (!items.containsKey(destination)) {
      if (!isDocument(destination, document)) {
        omit(path, destination + " is no item of this package");
      }
    } else if (parents.putIfAbsent(origin, destination) != null) {
      omit(path, "a competency has one parent, and this one has another already");
    }
  }

  /** Items at the top are children of the document itself. */
  private static boolean isDocument(String destination, JsonNode document) {
    return destination.equals(CaseProperties.find(document, "uri"))
        || destination.equals("urn:uuid:" + document.path("identifier").asText());
  }

  private void precedes(String path, String origin, String destination) {
    if (items.containsKey(origin) && items.containsKey(destination)) {
      requires.computeIfAbsent(destination, d -> new LinkedHashSet<>()).add(origin);
    } else {
      omit(
          path, (items.containsKey(origin) ? destination : origin) + " is no item of this package");
    }
  }

  /** The uri of an item, whether the link names it by that or by its identifier. */
  private @Nullable String end(String path, JsonNode link) {
    String uri = properties.link(path, link);
    if (uri == null || items.containsKey(uri)) {
      return uri;
    }
    return byIdentifier.getOrDefault(link.path("identifier").asText(uri), uri);
  }

  private void omit(String path, String why) {
    omitted.add(new Problem(path, "not taken over: " + why));
  }

  List<Competency> competencies() {
    Set<String> codes = new LinkedHashSet<>();
    List<Competency> competencies = new ArrayList<>();
    items.forEach((id, item) -> competencies.add(competency(id, item, codes)));
    return competencies;
  }

  private Competency competency(String id, JsonNode item, Set<String> codes) {
    String statement = Objects.requireNonNull(CaseProperties.find(item, "fullStatement"));
    String code = CaseProperties.find(item, "humanCodingScheme");
    // Codes tell competencies apart in tables; of items that share one, the identifier does.
    if (code == null || !codes.add(code)) {
      code = Objects.requireNonNullElse(CaseProperties.find(item, "identifier"), id);
      codes.add(code);
    }
    String name = CaseProperties.find(item, "abbreviatedStatement");
    String parent = parents.get(id);
    return new Competency(
        new CompetencyId(id),
        code,
        name == null ? shortened(statement) : name,
        parent == null ? null : new CompetencyId(parent),
        null,
        statement,
        List.of(),
        List.of(),
        requires.getOrDefault(id, Set.of()).stream().map(CompetencyId::new).toList(),
        List.copyOf(matches.getOrDefault(id, Set.of())),
        Method.DEFAULT,
        List.of(),
        null);
  }

  private static String shortened(String statement) {
    if (statement.length() <= MAX_NAME) {
      return statement;
    }
    int space = statement.lastIndexOf(' ', MAX_NAME);
    return statement.substring(0, space > 0 ? space : MAX_NAME) + "…";
  }
}
