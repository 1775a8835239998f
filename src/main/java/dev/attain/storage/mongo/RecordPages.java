package dev.attain.storage.mongo;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import dev.attain.records.RecordPage;
import dev.attain.records.RecordQuery;
import dev.attain.records.StoredRecord;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * One page of a record query. By id, and by an exact value of an index, an index gives the records
 * in their order. By a prefix none can: MongoDB sorts a record by the least of all its values, here
 * by the least that matches. So the entries that match are streamed through, and as many as the
 * page has are kept.
 */
final class RecordPages {
  private final RecordQuery query;
  private final RecordCollections collections;
  private final Publishers publishers;

  /** Of the last record before the page; null on the first page. */
  private final @Nullable Entry after;

  RecordPages(RecordQuery query, RecordCollections collections, Publishers publishers) {
    this.query = query;
    this.collections = collections;
    this.publishers = publishers;
    this.after = query.after() == null ? null : Entry.ofCursor(query.after());
  }

  /**
   * What a page is ordered by.
   *
   * @param value of the index; empty where all records have the same or none
   */
  private record Entry(String value, String id) {
    static final Comparator<Entry> ORDER =
        Comparator.comparing(Entry::value, Texts.ORDER).thenComparing(Entry::id, Texts.ORDER);

    /** An id has no U+0000, a value may. */
    static Entry ofCursor(String cursor) {
      String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      int end = text.indexOf('\0');
      if (end < 0) {
        throw new IllegalArgumentException("not a cursor: " + cursor);
      }
      return new Entry(text.substring(end + 1), text.substring(0, end));
    }

    String cursor() {
      byte[] text = (id + '\0' + value).getBytes(StandardCharsets.UTF_8);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }
  }

  Future<RecordPage> page() {
    String index = query.index();
    return index == null || query.exact() ? byId(filter(index)) : byPrefix(index);
  }

  private Bson filter(@Nullable String index) {
    List<Bson> conditions = new ArrayList<>();
    if (index != null) {
      conditions.add(Filters.eq(RecordDocument.key(index), query.prefix()));
    } else if (query.exact()) {
      conditions.add(Filters.eq(RecordDocument.ID, query.prefix()));
    } else {
      conditions.add(Filters.gte(RecordDocument.ID, query.prefix()));
      end().ifPresent(end -> conditions.add(Filters.lt(RecordDocument.ID, end)));
    }
    if (after != null) {
      conditions.add(Filters.gt(RecordDocument.ID, after.id()));
    }
    return Filters.and(conditions);
  }

  private Optional<String> end() {
    return Texts.after(query.prefix());
  }

  private Future<RecordPage> byId(Bson filter) {
    return publishers
        .list(
            publishers
                .bounded(collections.of(query.collection()).find(filter))
                .sort(Sorts.ascending(RecordDocument.ID))
                .limit(query.limit() + 1),
            query.limit() + 1)
        .map(
            found -> {
              List<StoredRecord> records =
                  found.stream().limit(query.limit()).map(RecordDocument::record).toList();
              return found.size() <= query.limit()
                  ? new RecordPage(records, null)
                  : new RecordPage(
                      records, new Entry("", records.get(records.size() - 1).id()).cursor());
            });
  }

  private Future<RecordPage> byPrefix(String index) {
    TreeSet<Entry> least = new TreeSet<>(Entry.ORDER);
    Bson range =
        end()
            .map(end -> new BsonDocument("$lt", new BsonString(end)))
            .orElseGet(BsonDocument::new)
            .append("$gte", new BsonString(query.prefix()));
    return publishers
        .each(
            publishers
                .bounded(
                    collections
                        .of(query.collection())
                        .find(Filters.elemMatch(RecordDocument.key(index), range)))
                .projection(Projections.include(RecordDocument.key(index))),
            found -> keep(least, found, index))
        .compose(streamed -> records(least));
  }

  private void keep(TreeSet<Entry> least, BsonDocument found, String index) {
    RecordDocument.values(found, index).stream()
        .filter(value -> value.startsWith(query.prefix()))
        .min(Texts.ORDER)
        .map(value -> new Entry(value, RecordDocument.id(found)))
        .filter(entry -> after == null || Entry.ORDER.compare(entry, after) > 0)
        .ifPresent(least::add);
    if (least.size() > query.limit() + 1) {
      least.pollLast();
    }
  }

  private Future<RecordPage> records(TreeSet<Entry> least) {
    boolean more = least.size() > query.limit();
    if (more) {
      least.pollLast();
    }
    String next = more ? least.last().cursor() : null;
    List<String> ids = least.stream().map(Entry::id).toList();
    return MongoRecordStore.findAll(collections, publishers, query.collection(), ids)
        .map(
            found ->
                new RecordPage(
                    ids.stream().map(found::get).filter(Objects::nonNull).toList(), next));
  }
}
