package dev.attain.storage.mongo.standin;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.backend.memory.MemoryCollection;
import de.bwaldvogel.mongo.backend.memory.MemoryDatabase;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The server. One command runs at a time. A transaction's changes are recorded as its commands make
 * them, taken out of the collections before a command of somebody else, and put in again before its
 * own next one. It fails with WriteConflict when a document that it changes was changed by another
 * commit since it began, or is being changed by another open transaction.
 */
public final class StandIn extends MemoryBackend {
  private static final int WIRE_VERSION_4_4 = 9;
  private static final String TRANSIENT = "TransientTransactionError";

  private final boolean replicaSet;
  private final MongoServer server = new MongoServer(this);
  private final InetSocketAddress address;
  private final Faults faults = new Faults();
  private final Map<Object, Transaction> open = new HashMap<>();
  private final Map<Object, Long> committed = new HashMap<>();
  private final Set<Object> ended = new HashSet<>();
  private long commits;
  private @Nullable Transaction putIn;
  private Consumer<Change> watcher = change -> {};

  private StandIn(boolean replicaSet) {
    this.replicaSet = replicaSet;
    address = server.bind();
  }

  /** A replica set of one member, on a port that the system chooses. */
  public static StandIn replicaSet() {
    return new StandIn(true);
  }

  /** A server without sessions and transactions. */
  public static StandIn standalone() {
    return new StandIn(false);
  }

  public String uri() {
    String host = "mongodb://127.0.0.1:" + address.getPort() + "/";
    return replicaSet ? host + "?replicaSet=stand-in" : host;
  }

  /** Ends it; whoever is connected is cut off. */
  public void stop() {
    server.shutdownNow();
  }

  /** What goes wrong on purpose. */
  public Faults faults() {
    return faults;
  }

  @Override
  public MemoryDatabase openOrCreateDatabase(String name) {
    return new Watched(name, getCursorRegistry(), change -> watcher.accept(change));
  }

  @Override
  public Document handleCommand(Channel channel, String database, String command, Document query) {
    return switch (command.toLowerCase(Locale.ROOT)) {
      case "ismaster", "hello" -> hello(super.handleCommand(channel, database, "ismaster", query));
      case "endsessions" -> new Document("ok", 1);
      default -> super.handleCommand(channel, database, command, query);
    };
  }

  private Document hello(Document answer) {
    answer.put("helloOk", true);
    answer.put("isWritablePrimary", true);
    if (replicaSet) {
      String me = "127.0.0.1:" + address.getPort();
      answer.put("maxWireVersion", WIRE_VERSION_4_4);
      answer.put("setName", "stand-in");
      answer.put("setVersion", 1);
      answer.put("hosts", List.of(me));
      answer.put("me", me);
      answer.put("primary", me);
      answer.put("secondary", false);
      answer.put("logicalSessionTimeoutMinutes", 30);
    }
    return answer;
  }

  @Override
  public synchronized Document handleMessage(MongoMessage message) {
    Document query = message.getDocument();
    String command = query.keySet().iterator().next();
    Document instead = faults.insteadOf(command);
    if (instead != null) {
      if (isOfTransaction(query)) {
        end(key(query), false);
      }
      return instead;
    }
    if (command.equals("killSessions")) {
      return killSessions(query);
    }
    Document answer = answer(message, query, command).cloneDeeply();
    return faults.after(command, answer);
  }

  private Document answer(MongoMessage message, Document query, String command) {
    if (!isOfTransaction(query)) {
      show(null);
      watcher = this::commit;
      return super.handleMessage(message);
    }
    return switch (command) {
      case "commitTransaction" -> end(key(query), true);
      case "abortTransaction" -> end(key(query), false);
      default -> within(message, query);
    };
  }

  private Document killSessions(Document query) {
    Collection<?> sessions = (Collection<?>) Objects.requireNonNull(query.get("killSessions"));
    List.copyOf(open.keySet()).stream()
        .filter(key -> sessions.contains(((List<?>) key).get(0)))
        .forEach(key -> end(key, false));
    return new Document("ok", 1);
  }

  private boolean isOfTransaction(Document query) {
    return replicaSet && Boolean.FALSE.equals(query.get("autocommit"));
  }

  private static Object key(Document query) {
    return List.of(
        Objects.requireNonNull(query.get("lsid")), Objects.requireNonNull(query.get("txnNumber")));
  }

  private Document within(MongoMessage message, Document query) {
    Object key = key(query);
    if (Boolean.TRUE.equals(query.get("startTransaction"))) {
      open.put(key, new Transaction(commits));
    }
    Transaction transaction = open.get(key);
    if (transaction == null) {
      return error(251, "NoSuchTransaction", TRANSIENT);
    }
    try {
      show(transaction);
      Targets.of(query).forEach(document -> requireFree(transaction, document));
      watcher =
          change -> {
            if (change.isOfAClient()) {
              transaction.add(change);
            }
          };
      Document answer = super.handleMessage(message);
      transaction.documents().forEach(document -> requireFree(transaction, document));
      if (answer.containsKey("writeErrors")) {
        end(key, false);
      }
      return answer;
    } catch (Conflict e) {
      end(key, false);
      return error(112, "WriteConflict", TRANSIENT);
    } catch (MongoServerException e) {
      end(key, false);
      throw e;
    }
  }

  private void requireFree(Transaction transaction, Object document) {
    boolean held =
        open.values().stream()
            .anyMatch(other -> other != transaction && other.documents().contains(document));
    if (held || committed.getOrDefault(document, 0L) > transaction.began) {
      throw new Conflict();
    }
  }

  /** Takes out the transaction that is in, and puts this one in. */
  private void show(@Nullable Transaction transaction) {
    if (transaction == putIn) {
      return;
    }
    watcher = change -> {};
    if (putIn != null) {
      putIn.takeOut();
      putIn = null;
    }
    if (transaction != null) {
      transaction.documents().forEach(document -> requireFree(transaction, document));
      transaction.putIn();
      putIn = transaction;
    }
  }

  private Document end(Object key, boolean commit) {
    Transaction transaction = open.get(key);
    if (transaction == null) {
      // To commit again what is committed does no harm.
      return commit && ended.contains(key)
          ? new Document("ok", 1)
          : error(251, "NoSuchTransaction", TRANSIENT);
    }
    try {
      show(commit ? transaction : putIn);
    } catch (Conflict e) {
      open.remove(key);
      return error(112, "WriteConflict", TRANSIENT);
    }
    if (!commit && putIn == transaction) {
      show(null);
    }
    putIn = null;
    open.remove(key);
    if (commit) {
      ended.add(key);
      commits++;
      transaction.documents().forEach(document -> committed.put(document, commits));
    }
    return new Document("ok", 1);
  }

  private void commit(Change change) {
    if (change.isOfAClient()) {
      commits++;
      committed.put(change.document(), commits);
    }
  }

  /** An answer that says what went wrong. */
  static Document error(int code, String name, String... labels) {
    return new Document("ok", 0)
        .append("errmsg", name)
        .append("code", code)
        .append("codeName", name)
        .append("errorLabels", List.of(labels));
  }

  /** A document was changed by somebody else. */
  private static final class Conflict extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** A database of watched collections. */
  private static final class Watched extends MemoryDatabase {
    private final Consumer<Change> watcher;

    Watched(String name, CursorRegistry cursors, Consumer<Change> watcher) {
      super(name, cursors);
      this.watcher = watcher;
    }

    @Override
    protected MemoryCollection openOrCreateCollection(String name, CollectionOptions options) {
      return new WatchedCollection(
          this, name, options, cursorRegistry, change -> watcher.accept(change));
    }
  }
}
