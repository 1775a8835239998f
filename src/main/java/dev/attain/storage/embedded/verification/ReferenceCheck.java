package dev.attain.storage.embedded.verification;

import dev.attain.storage.embedded.CarriedTerms;
import dev.attain.storage.embedded.KnownId;
import dev.attain.storage.embedded.Layout;
import dev.attain.storage.embedded.LogValue;
import dev.attain.storage.embedded.Reference;
import dev.attain.storage.embedded.rocksdb.Entry;
import dev.attain.storage.embedded.rocksdb.Table;
import dev.attain.storage.embedded.rocksdb.View;
import dev.attain.xapi.StatementId;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;

/**
 * Holds references to the log: both ends are there, terms were taken over, and what is voided is
 * voided by some statement.
 */
final class ReferenceCheck {
  private final View view;
  private final Findings findings;
  private @Nullable StatementId lastTarget;
  private boolean lastVoided;
  private long voided;
  private long awaited;

  ReferenceCheck(View view, Findings findings) {
    this.view = view;
    this.findings = findings;
  }

  /**
   * @param voidedInLog how many statements of the log are voided
   * @param awaitedIds how many ids are kept only because something refers to them
   */
  void run(long voidedInLog, long awaitedIds, Ticker ticker) throws RocksDBException {
    Chunks.each(view, Table.REFERENCES, ticker, this::check);
    if (voided != voidedInLog) {
      findings.add(
          Check.REFERENCES, voidedInLog + " statements are voided, but statements void " + voided);
    }
    if (awaited != awaitedIds) {
      findings.add(
          Check.REFERENCES,
          awaitedIds + " ids await a statement, but statements refer to " + awaited);
    }
  }

  private void check(List<Entry> entries) throws RocksDBException {
    List<Reference> references = entries.stream().map(Reference::of).toList();
    List<byte[]> from =
        references.stream().map(reference -> Layout.position(reference.position())).toList();
    List<byte[]> sources = view.getAll(Table.LOG, from);
    List<byte[]> carried = view.getAll(Table.CARRIED, from);
    List<byte[]> targets =
        view.getAll(Table.IDS, entries.stream().map(entry -> Layout.id(target(entry))).toList());
    for (int i = 0; i < entries.size(); i++) {
      Reference reference = references.get(i);
      byte[] source = sources.get(i);
      if (source == null
          || !LogValue.statement(reference.position(), source).id().equals(reference.id())) {
        findings.add(
            Check.STATEMENTS,
            "statement "
                + reference.id()
                + " is missing, which refers to "
                + target(entries.get(i)));
      }
      checkTarget(target(entries.get(i)), reference, carried.get(i), targets.get(i));
    }
  }

  private void checkTarget(
      StatementId target, Reference reference, byte @Nullable [] carried, byte @Nullable [] found)
      throws RocksDBException {
    boolean first = !target.equals(lastTarget);
    if (first) {
      lastTarget = target;
      lastVoided = false;
    }
    KnownId known = KnownId.of(found);
    if (known == null) {
      if (found == null) {
        findings.add(
            Check.REFERENCES, "the id " + target + " is not kept, to which a statement refers");
      } else if (first) {
        awaited++;
      }
      return;
    }
    if (reference.voiding() && !known.voiding() && !lastVoided) {
      lastVoided = true;
      voided++;
    }
    byte[] ofTarget = view.get(Table.CARRIED, Layout.position(known.position()));
    if (carried != null
        && ofTarget != null
        && !CarriedTerms.of(carried).containsAll(CarriedTerms.of(ofTarget))) {
      findings.add(
          Check.REFERENCES,
          "statement " + reference.id() + " is not found by all terms of " + target);
    }
  }

  private static StatementId target(Entry entry) {
    return Layout.id(ByteBuffer.wrap(entry.key()));
  }
}
