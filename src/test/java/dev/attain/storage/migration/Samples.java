package dev.attain.storage.migration;

import dev.attain.documents.Document;
import dev.attain.documents.DocumentKey;
import dev.attain.documents.DocumentSubject;
import dev.attain.documents.Precondition;
import dev.attain.records.RecordCollection;
import dev.attain.records.RecordWrite;
import dev.attain.statements.AttachmentUpload;
import dev.attain.storage.StorageEngine;
import dev.attain.storage.contract.Await;
import dev.attain.storage.contract.RandomStatements;
import dev.attain.storage.contract.TestClock;
import dev.attain.xapi.AgentIdentifier;
import dev.attain.xapi.Iri;
import dev.attain.xapi.Registration;
import dev.attain.xapi.Sha2;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Something of every kind, for an engine to keep. */
public final class Samples {
  static final RecordCollection THINGS = new RecordCollection("things", List.of("colour", "size"));
  static final RecordCollection THINGS_HEAD = new RecordCollection("things-head", List.of());

  private static final AgentIdentifier ANN =
      new AgentIdentifier.Account(new Iri("https://hr.example.org"), "a|nn\u0000");
  private static final Iri COURSE = new Iri("https://example.org/courses/\u00e9");

  private final Random random;
  private final RandomStatements statements;
  final List<Sha2> contents = new ArrayList<>();
  final List<DocumentKey> documents = new ArrayList<>();

  public Samples(Random random) {
    this.random = random;
    statements = new RandomStatements(random);
  }

  public RandomStatements statements() {
    return statements;
  }

  public void fill(StorageEngine engine, TestClock clock) {
    for (int i = 0; i < 250; i++) {
      Await.get(engine.statements().append(statements.batch()));
      clock.moveMillis(random.nextInt(3));
    }
    for (int i = 0; i < 20; i++) {
      keep(engine, bytes(i == 0 ? 0 : random.nextInt(2_000_000)), i % 2 == 0);
    }
    for (int i = 0; i < 60; i++) {
      document(engine, clock);
    }
    for (int i = 0; i < 300; i++) {
      record(engine);
    }
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private void keep(StorageEngine engine, byte[] content, boolean long512) {
    MessageDigest digest = new Sha2("0".repeat(long512 ? 128 : 64)).newDigest();
    digest.update(content);
    Sha2 hash = Sha2.of(digest);
    AttachmentUpload upload = Await.get(engine.attachments().upload(hash));
    Await.get(upload.write(ByteBuffer.wrap(content)));
    Await.get(upload.finish());
    contents.add(hash);
  }

  private void document(StorageEngine engine, TestClock clock) {
    clock.moveMillis(1);
    String id = "d" + random.nextInt(30) + (random.nextBoolean() ? "\u0000\u0001x" : "");
    DocumentKey key =
        switch (random.nextInt(4)) {
          case 0 -> new DocumentKey(new DocumentSubject.ActivityProfile(COURSE), null, id);
          case 1 -> new DocumentKey(new DocumentSubject.AgentProfile(ANN), null, id);
          case 2 -> new DocumentKey(new DocumentSubject.State(COURSE, ANN), null, id);
          default ->
              new DocumentKey(
                  new DocumentSubject.State(COURSE, ANN),
                  new Registration(new UUID(7, random.nextInt(3))),
                  id);
        };
    Document document =
        Document.of(
            "text/plain; charset=x", clock.instant().plusNanos(7), bytes(random.nextInt(500)));
    Await.get(engine.documents().put(key, document, Precondition.NONE));
    documents.add(key);
  }

  private void record(StorageEngine engine) {
    String id = "r" + random.nextInt(90) + "|" + random.nextInt(2);
    String json = "{\"n\":" + random.nextInt() + ",\"x\":1.50,\"a.b\":{\"$set\":\"\u00e9\"}}";
    Map<String, List<String>> values =
        switch (random.nextInt(3)) {
          case 0 -> Map.of();
          case 1 -> Map.of("colour", List.of(text(), text()));
          default -> Map.of("colour", List.of(text()), "size", List.of(text(), text()));
        };
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    RecordWrite write =
        random.nextInt(6) == 0
            ? new RecordWrite.Delete(THINGS, id, RecordWrite.ANY_REVISION)
            : new RecordWrite.Put(THINGS, id, RecordWrite.ANY_REVISION, bytes, values);
    Await.get(
        engine
            .records()
            .write(
                List.of(
                    write,
                    new RecordWrite.Put(
                        THINGS_HEAD, "head", RecordWrite.ANY_REVISION, bytes, Map.of()))));
  }

  private String text() {
    return "aab\u00e9\u0000\uFF71".substring(0, random.nextInt(7));
  }
}
