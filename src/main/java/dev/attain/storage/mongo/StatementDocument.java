package dev.attain.storage.mongo;

import dev.attain.statements.Fingerprint;
import dev.attain.statements.NewStatement;
import dev.attain.statements.Position;
import dev.attain.statements.StoredStatement;
import dev.attain.statements.Term;
import dev.attain.storage.mongo.log.KnownStatement;
import dev.attain.storage.mongo.log.LogChanges;
import dev.attain.xapi.StatementId;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A statement as a document of the collection {@code statements}.
 *
 * <pre>
 * _id          UUID
 * pos          long, the position
 * terms        16 bytes each: what it is found by; not there when it is voided
 * carried      the same for a statement that is voided
 * fingerprint  16 bytes
 * target       UUID of the statement it points at, when it does
 * voiding      true, when it voids its target
 * voided       true, when it is
 * json         the exact bytes
 * stored       Date, the position's
 * …            ReadableFields
 * touched      long; only there so that transactions that point at one statement collide
 * </pre>
 *
 * <p>An id that something points at before it is there is {@code {_id, awaited: true, touched}}.
 */
final class StatementDocument {
  static final String ID = "_id";
  static final String POSITION = "pos";
  static final String TERMS = "terms";
  static final String CARRIED = "carried";
  static final String FINGERPRINT = "fingerprint";
  static final String TARGET = "target";
  static final String VOIDING = "voiding";
  static final String VOIDED = "voided";
  static final String JSON = "json";
  static final String AWAITED = "awaited";
  static final String TOUCHED = "touched";

  /** MongoDB's bound on one document (16 MiB), less a sixteenth for terms that are gained later. */
  static final int MAX_BYTES = 15 << 20;

  private static final int TERM_BYTES = 32;
  private static final int OTHER_BYTES = 64 << 10;
  private static final int HASH_BYTES = 2 * Long.BYTES;

  private StatementDocument() {}

  /** Whether the document of a statement is within MongoDB's bound. */
  static boolean fits(NewStatement statement) {
    long terms = (long) statement.terms().size() * TERM_BYTES;
    return statement.json().length + terms + OTHER_BYTES <= MAX_BYTES;
  }

  static BsonDocument of(LogChanges.Insertion insertion) {
    NewStatement statement = insertion.statement();
    Position position = insertion.position();
    BsonDocument document = new BsonDocument(ID, id(statement.id()));
    document.append(POSITION, new BsonInt64(position.value()));
    document.append(insertion.voided() ? CARRIED : TERMS, terms(insertion.carried()));
    Fingerprint fingerprint = statement.fingerprint();
    document.append(FINGERPRINT, hash(fingerprint.high(), fingerprint.low()));
    if (statement.target() != null) {
      document.append(TARGET, id(statement.target()));
    }
    if (statement.voiding()) {
      document.append(VOIDING, BsonBoolean.TRUE);
    }
    if (insertion.voided()) {
      document.append(VOIDED, BsonBoolean.TRUE);
    }
    document.append("stored", new BsonDateTime(position.epochMillis()));
    ReadableFields.add(statement.json(), document);
    return document.append(JSON, new BsonBinary(statement.json()));
  }

  static KnownStatement known(BsonDocument document) {
    StatementId id = id(document.get(ID));
    if (document.containsKey(AWAITED)) {
      return new KnownStatement(id, null);
    }
    ByteBuffer fingerprint = ByteBuffer.wrap(document.getBinary(FINGERPRINT).getData());
    boolean voided = document.containsKey(VOIDED);
    Set<Term> carried = new HashSet<>();
    for (BsonValue term : document.getArray(voided ? CARRIED : TERMS)) {
      ByteBuffer bytes = ByteBuffer.wrap(term.asBinary().getData());
      carried.add(new Term(bytes.getLong(), bytes.getLong()));
    }
    return new KnownStatement(
        id,
        new KnownStatement.Content(
            new Fingerprint(fingerprint.getLong(), fingerprint.getLong()),
            document.containsKey(TARGET) ? id(document.get(TARGET)) : null,
            document.containsKey(VOIDING),
            voided,
            carried));
  }

  static StoredStatement stored(BsonDocument document) {
    return new StoredStatement(
        id(document.get(ID)),
        new Position(document.getInt64(POSITION).getValue()),
        document.containsKey(VOIDED),
        document.getBinary(JSON).getData());
  }

  static BsonBinary id(StatementId id) {
    return new BsonBinary(id.value());
  }

  private static StatementId id(@Nullable BsonValue value) {
    if (value == null) {
      throw new IllegalStateException("a document of a statement without an id");
    }
    UUID uuid = value.asBinary().asUuid();
    return new StatementId(uuid);
  }

  static BsonArray ids(Collection<StatementId> ids) {
    return new BsonArray(ids.stream().map(StatementDocument::id).toList());
  }

  static BsonBinary term(Term term) {
    return hash(term.high(), term.low());
  }

  /** Sorted, equal terms stand in the same order in neighbours, which helps the compression. */
  static BsonArray terms(Collection<Term> terms) {
    return new BsonArray(terms.stream().sorted().map(StatementDocument::term).toList());
  }

  private static BsonBinary hash(long high, long low) {
    return new BsonBinary(ByteBuffer.allocate(HASH_BYTES).putLong(high).putLong(low).array());
  }
}
