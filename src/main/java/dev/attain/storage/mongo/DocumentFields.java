package dev.attain.storage.mongo;

import com.mongodb.client.model.Projections;
import dev.attain.documents.Document;
import dev.attain.documents.DocumentEntry;
import dev.attain.documents.DocumentKey;
import dev.attain.documents.DocumentSelection;
import dev.attain.documents.DocumentSubject;
import dev.attain.documents.ETag;
import dev.attain.xapi.Registration;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/**
 * How a state or profile document is kept: {@code {_id, resource, activity, agent, registration,
 * document, contentType, etag, updated, updatedExact, content}}. {@code _id} is a digest of what
 * names it, so that ids spread over shards and have one length. An activity or agent that it isn't
 * about is an empty text, so that every selection begins the index with equalities.
 */
final class DocumentFields {
  static final String COLLECTION = "documents";
  static final String ID = "_id";
  static final String RESOURCE = "resource";
  static final String ACTIVITY = "activity";
  static final String AGENT = "agent";
  static final String REGISTRATION = "registration";
  static final String UPDATED_EXACT = "updatedExact";
  static final String ETAG = "etag";

  /** The index that every selection uses. */
  static final List<String> INDEX = List.of(RESOURCE, ACTIVITY, AGENT, REGISTRATION, UPDATED_EXACT);

  private static final String DOCUMENT = "document";
  private static final String CONTENT_TYPE = "contentType";
  private static final String CONTENT = "content";
  private static final String BINARY = "$binary";

  /** What {@link #key} needs. */
  static final Bson KEY_FIELDS =
      Projections.include(RESOURCE, ACTIVITY, AGENT, REGISTRATION, DOCUMENT);

  /** To the nanosecond, which dates of MongoDB aren't; ordered as a text like the instants. */
  private static final DateTimeFormatter EXACT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'").withZone(ZoneOffset.UTC);

  private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

  private DocumentFields() {}

  static JsonObject id(DocumentKey key) {
    return new JsonObject().put(ID, digest(key));
  }

  /** Every part is preceded by its length, so that no two keys are one text. */
  private static String digest(DocumentKey key) {
    StringBuilder text = new StringBuilder();
    key.subject().parts().forEach(part -> append(text, part));
    append(text, key.registration() == null ? "" : key.registration().toString());
    append(text, key.id());
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      byte[] digest = sha256.digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static void append(StringBuilder text, String part) {
    text.append(part.length()).append(':').append(part);
  }

  static JsonObject of(DocumentKey key, Document document) {
    JsonObject fields = id(key);
    putSubject(fields, key.subject());
    if (key.registration() != null) {
      fields.put(REGISTRATION, key.registration().toString());
    }
    Instant updated = within(document.updated());
    return fields
        .put(DOCUMENT, key.id())
        .put(CONTENT_TYPE, document.contentType())
        .put(ETAG, document.etag().opaque())
        .put("updated", new JsonObject().put("$date", EXACT.format(updated)))
        .put(UPDATED_EXACT, EXACT.format(updated))
        .put(CONTENT, new JsonObject().put(BINARY, document.content()));
  }

  private static void putSubject(JsonObject fields, DocumentSubject subject) {
    String activity = "";
    String agent = "";
    if (subject instanceof DocumentSubject.State state) {
      activity = state.activity().value();
      agent = state.agent().canonical();
    } else if (subject instanceof DocumentSubject.ActivityProfile profile) {
      activity = profile.activity().value();
    } else if (subject instanceof DocumentSubject.AgentProfile profile) {
      agent = profile.agent().canonical();
    }
    fields.put(RESOURCE, subject.parts().get(0)).put(ACTIVITY, activity).put(AGENT, agent);
  }

  private static Instant within(Instant instant) {
    return instant.isBefore(FIRST) ? FIRST : instant.isAfter(LAST) ? LAST : instant;
  }

  /** What the documents of a selection have in common. */
  static JsonObject filter(DocumentSelection selection) {
    JsonObject filter = new JsonObject();
    putSubject(filter, selection.subject());
    if (selection.registration() != null) {
      filter.put(REGISTRATION, selection.registration().toString());
    }
    if (selection.since() != null) {
      filter.put(
          UPDATED_EXACT, new JsonObject().put("$gt", EXACT.format(within(selection.since()))));
    }
    return filter;
  }

  /** What {@link #entry} needs. */
  static JsonObject entryFields() {
    return new JsonObject().put(DOCUMENT, 1).put(UPDATED_EXACT, 1);
  }

  static DocumentEntry entry(JsonObject fields) {
    return new DocumentEntry(
        fields.getString(DOCUMENT), Instant.parse(fields.getString(UPDATED_EXACT)));
  }

  /** What names a document. */
  static DocumentKey key(BsonDocument document) {
    List<String> parts =
        Stream.of(RESOURCE, ACTIVITY, AGENT)
            .map(field -> document.getString(field).getValue())
            .filter(part -> !part.isEmpty())
            .toList();
    return new DocumentKey(
        DocumentSubject.ofParts(parts),
        document.containsKey(REGISTRATION)
            ? Registration.of(document.getString(REGISTRATION).getValue())
            : null,
        document.getString(DOCUMENT).getValue());
  }

  static ETag etag(JsonObject fields) {
    return new ETag(fields.getString(ETAG));
  }

  static Document document(JsonObject fields) {
    return new Document(
        fields.getString(CONTENT_TYPE),
        Instant.parse(fields.getString(UPDATED_EXACT)),
        etag(fields),
        fields.getJsonObject(CONTENT).getBinary(BINARY));
  }
}
