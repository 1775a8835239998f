package dev.attain.storage.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.statements.NewStatement;
import dev.attain.statements.Position;
import dev.attain.storage.contract.Drafts;
import dev.attain.storage.mongo.log.KnownStatement;
import dev.attain.storage.mongo.log.LogChanges;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementDocumentTest {
  private static final Position POSITION = Position.of(1_800_000_000_123L, 5);

  private static BsonDocument readable(String json) {
    BsonDocument document = new BsonDocument();
    ReadableFields.add(json.getBytes(StandardCharsets.UTF_8), document);
    return document;
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    NewStatement statement = Drafts.voiding("v", "t", "x", "y");
    BsonDocument document =
        StatementDocument.of(
            new LogChanges.Insertion(statement, POSITION, Drafts.terms("x", "z"), false, false));

    assertThat(StatementDocument.stored(document).json()).isEqualTo(statement.json());
    assertThat(StatementDocument.stored(document).position()).isEqualTo(POSITION);
    assertThat(StatementDocument.known(document))
        .isEqualTo(
            new KnownStatement(
                statement.id(),
                new KnownStatement.Content(
                    statement.fingerprint(), Drafts.id("t"), true, false, Drafts.terms("x", "z"))));
  }

  @Test
  void aVoidedStatementKeepsItsTermsWhereNoQueryFindsThem() {
    BsonDocument document =
        StatementDocument.of(
            new LogChanges.Insertion(
                Drafts.statement("s", "x"), POSITION, Drafts.terms("x"), true, true));

    assertThat(document.containsKey("terms")).isFalse();
    assertThat(StatementDocument.stored(document).voided()).isTrue();
    KnownStatement.Content content =
        Objects.requireNonNull(StatementDocument.known(document).content());
    assertThat(content.voided()).isTrue();
    assertThat(content.carried()).isEqualTo(Drafts.terms("x"));
  }

  @Test
  void otherToolsCanReadWhatAStatementSays() {
    assertThat(
            readable(
                """
                {"actor":{"objectType":"Agent","name":"Ana","account":
                  {"homePage":"https://a.example","name":"ana"}},
                 "verb":{"id":"https://v.example/did","display":{"en.$x":"did"}},
                 "object":{"id":"https://o.example/1"},
                 "result":{"score":{"scaled":0.5,"raw":-1e3},"success":true,"completion":false,
                   "duration":"PT5S","extensions":{"https://e.example/$a.b":1}},
                 "context":{"registration":"6a1c5e1e-6d2c-4d1b-9d5b-6f8f0a2b1c3d"},
                 "timestamp":"2026-03-01T10:00:00+01:00"}
                """))
        .isEqualTo(
            BsonDocument.parse(
                """
                {"timestamp":{"$date":"2026-03-01T09:00:00Z"},
                 "actor":{"type":"Agent","name":"Ana","homePage":"https://a.example",
                   "account":"ana"},
                 "verb":"https://v.example/did",
                 "object":{"type":"Activity","id":"https://o.example/1"},
                 "score":{"scaled":0.5,"raw":-1000.0},
                 "success":true,"completion":false,"duration":"PT5S",
                 "registration":"6a1c5e1e-6d2c-4d1b-9d5b-6f8f0a2b1c3d"}
                """));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "[]",
        "null",
        "{\"actor\":[],\"verb\":\"x\",\"object\":7,\"result\":[],\"context\":null}",
        "{\"timestamp\":\"yesterday\",\"result\":{\"score\":{\"scaled\":\"high\",\"raw\":1e999}}}",
        "{\"verb\":{\"id\":{}},\"result\":{\"success\":\"yes\",\"duration\":5,\"completion\":null}}",
        "{\"timestamp\":\"9999-12-31T23:59:60Z\"}"
      })
  void whatIsOddIsLeftOut(String json) {
    BsonDocument document = readable(json);

    assertThat(document.keySet()).isSubsetOf("actor", "object", "score", "timestamp");
  }

  @Test
  void textsThatAreVeryLongAreLeftOut() {
    assertThat(readable("{\"verb\":{\"id\":\"%s\"}}".formatted("x".repeat(1_000)))).hasSize(1);
    assertThat(readable("{\"verb\":{\"id\":\"%s\"}}".formatted("x".repeat(1_001)))).isEmpty();
  }
}
