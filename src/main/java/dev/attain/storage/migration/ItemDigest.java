package dev.attain.storage.migration;

import dev.attain.documents.Document;
import dev.attain.documents.DocumentKey;
import dev.attain.statements.NewStatement;
import dev.attain.statements.Term;
import dev.attain.storage.KeptRecord;
import dev.attain.storage.KeptStatement;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The SHA-256 of a thing with all that is kept of it. Each part is preceded by its length, so that
 * no two things are one sequence of bytes.
 */
final class ItemDigest {
  private final MessageDigest sha256;

  private ItemDigest() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  static byte[] of(KeptStatement kept) {
    ItemDigest digest = new ItemDigest();
    NewStatement statement = kept.statement();
    digest.add(statement.id().toString());
    digest.add(kept.position().value());
    digest.add(kept.voided() ? 1 : 0);
    digest.add(statement.timestampAdded() ? 1 : 0);
    digest.add(statement.target() == null ? "" : statement.target().toString());
    digest.add(statement.voiding() ? 1 : 0);
    List<Term> terms = statement.terms().stream().sorted().toList();
    digest.add(terms.size());
    for (Term term : terms) {
      digest.add(term.high());
      digest.add(term.low());
    }
    digest.add(statement.json());
    return digest.sha256.digest();
  }

  static byte[] of(DocumentKey key, Document document) {
    ItemDigest digest = new ItemDigest();
    digest.add(key.subject().parts());
    digest.add(key.registration() == null ? "" : key.registration().toString());
    digest.add(key.id());
    digest.add(document.contentType());
    digest.add(document.updated().getEpochSecond());
    digest.add(document.updated().getNano());
    digest.add(document.etag().opaque());
    digest.add(document.content());
    return digest.sha256.digest();
  }

  static byte[] of(KeptRecord kept) {
    ItemDigest digest = new ItemDigest();
    digest.add(kept.collection());
    digest.add(kept.record().id());
    digest.add(kept.record().revision());
    for (Map.Entry<String, List<String>> index : new TreeMap<>(kept.indexValues()).entrySet()) {
      digest.add(index.getKey());
      digest.add(index.getValue().stream().sorted().toList());
    }
    digest.add(kept.record().json());
    return digest.sha256.digest();
  }

  /** Of a content, by its name and by what was read. */
  static byte[] ofContent(String name, String hash, long length) {
    ItemDigest digest = new ItemDigest();
    digest.add(name);
    digest.add(hash);
    digest.add(length);
    return digest.sha256.digest();
  }

  private void add(List<String> texts) {
    add(texts.size());
    texts.forEach(this::add);
  }

  private void add(String text) {
    add(text.getBytes(StandardCharsets.UTF_8));
  }

  private void add(byte[] bytes) {
    add(bytes.length);
    sha256.update(bytes);
  }

  private void add(long number) {
    sha256.update(ByteBuffer.allocate(Long.BYTES).putLong(number).flip());
  }
}
