package dev.attain.competency.framework.casepackage;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attain.competency.framework.Competency;
import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.framework.Framework;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes a framework as a CASE package (1EdTech CASE 1.0). What CASE has no place for is left out:
 * scale, methods, gates, mapping rules.
 */
public final class CaseExport {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Pattern UUID_AT_END =
      Pattern.compile(
          "[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$",
          Pattern.CASE_INSENSITIVE);

  private final Framework framework;
  private final String changed;
  private final ArrayNode associations = JSON.arrayNode();

  private CaseExport(Framework framework, Instant changed) {
    this.framework = framework;
    this.changed = changed.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /**
   * @param changed when the version last changed
   */
  public static ObjectNode of(Framework framework, Instant changed) {
    return new CaseExport(framework, changed).write();
  }

  private ObjectNode write() {
    ObjectNode document =
        thing(framework.id())
            .put("creator", Objects.requireNonNullElse(framework.owner(), "unknown"))
            .put("title", framework.name())
            .put("version", framework.version());
    if (framework.description() != null) {
      document.put("description", framework.description());
    }
    if (framework.rationale() != null) {
      document.put("notes", framework.rationale());
    }
    ArrayNode items = JSON.arrayNode();
    for (Competency competency : framework.competencies()) {
      items.add(
          thing(competency.id().value())
              .put("fullStatement", competency.statement())
              .put("abbreviatedStatement", competency.name())
              .put("humanCodingScheme", competency.code()));
      associate(competency);
    }
    ObjectNode written = JSON.objectNode();
    written.set("CFDocument", document);
    written.set("CFItems", items);
    written.set("CFAssociations", associations);
    return written;
  }

  private void associate(Competency competency) {
    String id = competency.id().value();
    CompetencyId parent = competency.parent();
    associate("isChildOf", id, parent == null ? framework.id() : parent.value());
    competency.requires().forEach(before -> associate("precedes", before.value(), id));
    competency.exactMatch().forEach(same -> associate("exactMatchOf", id, same));
  }

  private void associate(String type, String origin, String destination) {
    String id = "urn:uuid:" + named(framework.id() + " " + type + " " + origin + " " + destination);
    ObjectNode association = thing(id).put("associationType", type);
    association.set("originNodeURI", link(origin));
    association.set("destinationNodeURI", link(destination));
    associations.add(association);
  }

  private ObjectNode thing(String iri) {
    return JSON.objectNode()
        .put("identifier", identifier(iri))
        .put("uri", iri)
        .put("lastChangeDateTime", changed);
  }

  private static ObjectNode link(String iri) {
    return JSON.objectNode().put("title", iri).put("identifier", identifier(iri)).put("uri", iri);
  }

  /** CASE asks for a UUID: the one that the IRI ends in, else one that is made of the IRI. */
  private static String identifier(String iri) {
    Matcher uuid = UUID_AT_END.matcher(iri);
    return uuid.find() ? uuid.group() : named(iri);
  }

  private static String named(String text) {
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
