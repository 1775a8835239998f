package dev.attain.storage.embedded;

import dev.attain.statements.NewStatement;
import dev.attain.statements.Position;
import dev.attain.statements.Term;
import dev.attain.storage.embedded.postings.RecentPostings;
import dev.attain.storage.embedded.rocksdb.Entry;
import dev.attain.storage.embedded.rocksdb.Group;
import dev.attain.storage.embedded.rocksdb.Table;
import dev.attain.xapi.StatementId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;

/**
 * Writes statements into a group with all that follows: postings, the terms carried over between
 * statements that point at each other, and voiding.
 *
 * <p>A statement carries its own terms and all that its target carries. Terms only ever spread to
 * statements that lack them, so that statements that point at each other in a circle come to rest.
 */
final class LogWriter {
  /** About what a statement weighs beside its JSON: ids, terms, keys. */
  private static final int OVERHEAD_BYTES = 1_024;

  private final Group group;
  private final RecentPostings postings;

  LogWriter(Group group, RecentPostings postings) {
    this.group = group;
    this.postings = postings;
  }

  /** About what there is to write for a statement. */
  static long bytes(NewStatement statement) {
    return statement.json().length + (long) OVERHEAD_BYTES;
  }

  /** Writes a statement whose id has no statement yet. */
  void append(NewStatement statement, Position position) throws RocksDBException {
    byte[] id = Layout.id(statement.id());
    boolean awaited = KnownId.isAwaited(group.get(Table.IDS, id));
    boolean voided = awaited && !statement.voiding() && isVoidedInAdvance(id);
    StatementId target = statement.target();
    Set<Term> terms =
        target == null ? statement.terms() : joined(statement.terms(), carriedBy(known(target)));
    group.put(
        Table.IDS, id, KnownId.bytes(position, statement.voiding(), statement.timestampAdded()));
    group.put(Table.LOG, Layout.position(position), LogValue.of(statement, voided));
    putCarried(position, terms);
    if (!voided) {
      postings.add(position.value(), terms);
    }
    if (target != null) {
      refer(statement, target, position);
    }
    if (awaited) {
      spread(id, terms);
    }
  }

  private static Set<Term> joined(Set<Term> own, Set<Term> carriedOver) {
    Set<Term> all = new HashSet<>(own);
    all.addAll(carriedOver);
    return all;
  }

  private boolean isVoidedInAdvance(byte[] id) throws RocksDBException {
    return references(id).stream().anyMatch(Reference::voiding);
  }

  private void refer(NewStatement statement, StatementId target, Position position)
      throws RocksDBException {
    Reference reference = new Reference(position, statement.id(), statement.voiding());
    group.put(Table.REFERENCES, Layout.reference(target, position), reference.toBytes());
    KnownId known = known(target);
    if (known == null) {
      group.put(Table.IDS, Layout.id(target), KnownId.awaited());
    } else if (statement.voiding() && !known.voiding()) {
      voidStatement(known.position());
    }
  }

  private void voidStatement(Position position) throws RocksDBException {
    byte[] value = logValue(position);
    if (!LogValue.isVoided(value)) {
      group.put(Table.LOG, Layout.position(position), LogValue.voided(value));
      postings.remove(position.value(), carriedAt(position));
    }
  }

  /** Hands terms on to the statements that point at {@code id}, and to those that point at them. */
  private void spread(byte[] id, Set<Term> terms) throws RocksDBException {
    record Gain(byte[] id, Set<Term> terms) {}
    Deque<Gain> gains = new ArrayDeque<>();
    gains.add(new Gain(id, terms));
    while (!gains.isEmpty()) {
      Gain gain = gains.remove();
      for (Reference reference : references(gain.id)) {
        Set<Term> gained = carry(reference.position(), gain.terms);
        if (!gained.isEmpty()) {
          gains.add(new Gain(Layout.id(reference.id()), gained));
        }
      }
    }
  }

  /** Returns those of the terms that the statement there did not carry before. */
  private Set<Term> carry(Position position, Set<Term> terms) throws RocksDBException {
    Set<Term> carried = carriedAt(position);
    Set<Term> gained = new HashSet<>(terms);
    gained.removeAll(carried);
    if (!gained.isEmpty()) {
      carried.addAll(gained);
      putCarried(position, carried);
      if (!LogValue.isVoided(logValue(position))) {
        postings.add(position.value(), gained);
      }
    }
    return gained;
  }

  private void putCarried(Position position, Set<Term> terms) throws RocksDBException {
    group.put(Table.CARRIED, Layout.position(position), CarriedTerms.toBytes(terms));
  }

  private Set<Term> carriedBy(@Nullable KnownId known) throws RocksDBException {
    return known == null ? Set.of() : carriedAt(known.position());
  }

  private Set<Term> carriedAt(Position position) throws RocksDBException {
    return CarriedTerms.of(required(Table.CARRIED, position));
  }

  private byte[] logValue(Position position) throws RocksDBException {
    return required(Table.LOG, position);
  }

  private byte[] required(Table table, Position position) throws RocksDBException {
    byte[] value = group.get(table, Layout.position(position));
    if (value == null) {
      throw new IllegalStateException("nothing in " + table + " at " + position);
    }
    return value;
  }

  private @Nullable KnownId known(StatementId id) throws RocksDBException {
    return KnownId.of(group.get(Table.IDS, Layout.id(id)));
  }

  private List<Reference> references(byte[] target) throws RocksDBException {
    List<Reference> references = new ArrayList<>();
    for (Entry entry : group.withPrefix(Table.REFERENCES, target)) {
      references.add(Reference.of(entry));
    }
    return references;
  }
}
