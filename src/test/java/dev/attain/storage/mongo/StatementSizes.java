package dev.attain.storage.mongo;

import dev.attain.statements.NewStatement;
import dev.attain.statements.Position;
import dev.attain.storage.mongo.log.LogChanges;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/**
 * What statements cost in MongoDB: bytes of their documents before the storage engine compresses
 * them, and entries in indexes.
 *
 * @param json bytes of the exact statements
 * @param bson bytes of the documents
 * @param entries of all indexes, that of the id included
 */
public record StatementSizes(int statements, long json, long bson, long entries) {

  public static StatementSizes of(List<NewStatement> statements) {
    long json = 0;
    long bson = 0;
    long entries = 0;
    for (int i = 0; i < statements.size(); i++) {
      NewStatement statement = statements.get(i);
      Position position = Position.of(1_800_000_000_000L, i % 1_024);
      BsonDocument document =
          StatementDocument.of(
              new LogChanges.Insertion(statement, position, statement.terms(), false, false));
      json += statement.json().length;
      bson += new RawBsonDocument(document, new BsonDocumentCodec()).getByteBuffer().remaining();
      entries += 2 + statement.terms().size() + (statement.target() == null ? 0 : 1);
    }
    return new StatementSizes(statements.size(), json, bson, entries);
  }

  @Override
  public String toString() {
    return "%d statements: %.0f bytes of JSON, %.0f bytes of BSON, %.2f index entries each"
        .formatted(
            statements,
            (double) json / statements,
            (double) bson / statements,
            (double) entries / statements);
  }
}
