package dev.attain.storage.embedded;

import dev.attain.statements.Term;
import dev.attain.statements.TermSet;
import dev.attain.storage.embedded.rocksdb.Table;
import dev.attain.storage.embedded.rocksdb.View;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/** The terms that a statement is found by, as they are kept beside it. */
public final class CarriedTerms {
  private static final int TERM_BYTES = 2 * Long.BYTES;

  private CarriedTerms() {}

  /** Sorted, equal terms stand in the same order in neighbours, which helps the compression. */
  static byte[] toBytes(Collection<Term> terms) {
    TermSet sorted = TermSet.of(terms);
    ByteBuffer bytes = ByteBuffer.allocate(sorted.size() * TERM_BYTES);
    for (Term term : sorted) {
      bytes.putLong(term.high()).putLong(term.low());
    }
    return bytes.array();
  }

  public static Set<Term> of(byte[] bytes) {
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    Set<Term> terms = new HashSet<>();
    while (rest.remaining() >= TERM_BYTES) {
      terms.add(new Term(rest.getLong(), rest.getLong()));
    }
    return terms;
  }

  /** Those of each statement beyond a position, in order; none of voided ones. */
  static void after(View view, long position, BiConsumer<Long, Set<Term>> visitor)
      throws RocksDBException {
    try (RocksIterator log = view.iterator(Table.LOG);
        RocksIterator carried = view.iterator(Table.CARRIED)) {
      byte[] first = Layout.position(position + 1);
      carried.seek(first);
      for (log.seek(first); log.isValid(); log.next()) {
        byte[] key = log.key();
        while (carried.isValid() && Arrays.compareUnsigned(carried.key(), key) < 0) {
          carried.next();
        }
        boolean found =
            carried.isValid()
                && Arrays.equals(carried.key(), key)
                && !LogValue.isVoided(log.value());
        visitor.accept(Layout.position(key).value(), found ? of(carried.value()) : Set.of());
      }
      log.status();
      carried.status();
    }
  }
}
