package dev.attain.analytics.statements.export;

import dev.attain.analytics.statements.filter.StatementRow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/**
 * Apache Parquet: row groups of some megabytes, pages compressed by gzip, every column optional.
 *
 * <p>The library encodes the columns; where pages and the footer go is ours, because the library's
 * own writer of files comes with all of Hadoop. Nothing is written twice or out of order, so that a
 * file can be streamed.
 */
final class ParquetWriter implements RowWriter {
  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
  private static final long ROW_GROUP_BYTES = 8 << 20;
  private static final int PAGE_BYTES = 256 << 10;
  private static final int FORMAT_VERSION = 1;

  private final List<ExportColumn> columns;
  private final MessageType schema;
  private final List<RowGroup> groups = new ArrayList<>();
  private ParquetPages pages;
  private ColumnWriteStore store;
  private long offset = MAGIC.length;
  private long rows;
  private long rowsOfGroup;

  ParquetWriter(List<ExportColumn> columns) {
    this.columns = columns;
    this.schema = ParquetSchema.of(columns);
    this.pages = new ParquetPages();
    this.store = store(schema, pages);
  }

  private static ColumnWriteStore store(MessageType schema, ParquetPages pages) {
    return ParquetProperties.builder()
        .withAllocator(new HeapByteBufferAllocator())
        .withPageSize(PAGE_BYTES)
        .withDictionaryPageSize(PAGE_BYTES)
        .build()
        .newColumnWriteStore(schema, pages);
  }

  @Override
  public byte[] begin() {
    return MAGIC.clone();
  }

  @Override
  public byte[] write(List<StatementRow> some) {
    List<ColumnDescriptor> descriptors = schema.getColumns();
    for (StatementRow row : some) {
      for (int i = 0; i < columns.size(); i++) {
        write(store.getColumnWriter(descriptors.get(i)), columns.get(i).value(row));
      }
      store.endRecord();
      rowsOfGroup++;
    }
    return store.getBufferedSize() + pages.size() < ROW_GROUP_BYTES ? new byte[0] : group();
  }

  private static void write(ColumnWriter column, @Nullable Object value) {
    if (value == null) {
      column.writeNull(0, 0);
    } else if (value instanceof Double number) {
      column.write(number, 0, 1);
    } else if (value instanceof Long number) {
      column.write(number, 0, 1);
    } else if (value instanceof Boolean truth) {
      column.write(truth, 0, 1);
    } else {
      column.write(Binary.fromString(value.toString()), 0, 1);
    }
  }

  /** Ends the row group, and begins the next one. */
  private byte[] group() {
    store.flush();
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    groups.add(pages.write(schema, offset, rowsOfGroup, written));
    store.close();
    offset += written.size();
    rows += rowsOfGroup;
    rowsOfGroup = 0;
    pages = new ParquetPages();
    store = store(schema, pages);
    return written.toByteArray();
  }

  @Override
  public byte[] end() {
    ByteArrayOutputStream last = new ByteArrayOutputStream();
    if (rowsOfGroup > 0) {
      last.writeBytes(group());
    }
    store.close();
    int before = last.size();
    FileMetaData footer =
        new FileMetaData(FORMAT_VERSION, ParquetSchema.elements(columns), rows, groups);
    footer.setCreated_by("Attain");
    try {
      Util.writeFileMetaData(footer, last);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    last.writeBytes(
        ByteBuffer.allocate(Integer.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(last.size() - before)
            .array());
    last.writeBytes(MAGIC);
    return last.toByteArray();
  }
}
