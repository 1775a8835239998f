package dev.attain.storage.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.attain.documents.Document;
import dev.attain.documents.DocumentKey;
import dev.attain.documents.DocumentSubject;
import dev.attain.records.RecordCollection;
import dev.attain.records.RecordWrite;
import dev.attain.statements.NewStatement;
import dev.attain.storage.contract.Drafts;
import dev.attain.xapi.Iri;
import dev.attain.xapi.Sha2;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What a child process writes in one round of the crash test; the parent makes it once more to
 * compare. Names are {@code round-batch-number}.
 */
record CrashRound(long seed, int round) {
  static final RecordCollection FIRST = new RecordCollection("first", List.of("round"));
  static final RecordCollection SECOND = new RecordCollection("second", List.of("round"));
  static final int TERMS = 5;

  private static final int MAX_STATEMENTS = 6;
  private static final int BATCHES_A_MERGE = 25;
  private static final int SEGMENT_STATEMENTS = 64;

  /** Postings are often on their way into the database. */
  static EmbeddedSettings settings(Path folder) {
    return EmbeddedSettings.defaults(folder).withSegments(SEGMENT_STATEMENTS);
  }

  List<NewStatement> batch(int batch) {
    Random random = new Random(seed * 31 + round * 1_000_003L + batch);
    List<NewStatement> statements = new ArrayList<>();
    int size = random.nextInt(1, MAX_STATEMENTS + 1);
    for (int i = 0; i < size; i++) {
      String name = name(batch, i);
      // A few batches back or ahead: what is pointed at may be there, come later, or never.
      String other = name(batch + random.nextInt(-6, 3), random.nextInt(MAX_STATEMENTS));
      String[] terms = {"t" + random.nextInt(TERMS), "t" + random.nextInt(TERMS)};
      statements.add(
          switch (random.nextInt(8)) {
            case 0 ->
                CrashStatement.voiding(
                    Drafts.voiding(name, nameOfPlain(batch + random.nextInt(-6, 3)), terms));
            case 1, 2 -> CrashStatement.referring(Drafts.referring(name, other, terms), random);
            default -> CrashStatement.learning(Drafts.statement(name, terms), random);
          });
    }
    statements.add(
        CrashStatement.learning(
            Drafts.statement(nameOfPlain(batch), "t0", "t" + batch % TERMS), random));
    return statements;
  }

  private String name(int batch, int number) {
    return round + "-" + batch + "-" + number;
  }

  /** The statement of a batch that never voids, so that no batch is refused. */
  private String nameOfPlain(int batch) {
    return name(batch, MAX_STATEMENTS);
  }

  /** The batch that a statement of this round belongs to. */
  static int batchOf(String name) {
    return Integer.parseInt(name.split("-")[1]);
  }

  List<RecordWrite> records(int batch) {
    return List.of(record(FIRST, batch), record(SECOND, batch));
  }

  /** Has somebody merged now and then, or all figures computed anew. */
  void disturb(int batch, CrashFollowers followers) {
    Random random = new Random(seed * 41 + round * 1_000_003L + batch);
    if (batch % BATCHES_A_MERGE == BATCHES_A_MERGE - 1) {
      followers.changeWhoIsWho(random);
    }
    if (batch == 5 && random.nextInt(3) == 0) {
      followers.recompute();
    }
  }

  DocumentKey documentKey(int batch) {
    return new DocumentKey(
        new DocumentSubject.ActivityProfile(new Iri("https://example.org/" + round)),
        null,
        "d" + batch);
  }

  Document document(int batch) {
    return Document.of("text/plain", Instant.EPOCH, bytes(batch, 3_000));
  }

  byte[] content(int batch) {
    return bytes(~batch, 20_000);
  }

  Sha2 contentHash(int batch) {
    MessageDigest digest = new Sha2("0".repeat(64)).newDigest();
    digest.update(content(batch));
    return Sha2.of(digest);
  }

  private byte[] bytes(int salt, int most) {
    Random random = new Random(seed * 37 + round * 1_000_003L + salt);
    byte[] bytes = new byte[random.nextInt(most)];
    random.nextBytes(bytes);
    return bytes;
  }

  private RecordWrite record(RecordCollection collection, int batch) {
    return new RecordWrite.Put(
        collection,
        round + "-" + batch,
        RecordWrite.ABSENT,
        ("{\"batch\":" + batch + "}").getBytes(UTF_8),
        Map.of("round", List.of("r" + round)));
  }
}
