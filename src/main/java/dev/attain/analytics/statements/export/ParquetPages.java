package dev.attain.analytics.statements.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageWriteStore;
import org.apache.parquet.column.page.PageWriter;
import org.apache.parquet.column.statistics.SizeStatistics;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.statistics.geospatial.GeospatialStatistics;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Type;
import org.apache.parquet.format.Util;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.jspecify.annotations.Nullable;

/** The pages of one row group, until it is written. */
final class ParquetPages implements PageWriteStore {
  private final Map<ColumnDescriptor, Chunk> chunks = new HashMap<>();

  @Override
  public PageWriter getPageWriter(ColumnDescriptor column) {
    return chunks.computeIfAbsent(column, c -> new Chunk());
  }

  /** Octets that wait. */
  long size() {
    return chunks.values().stream().mapToLong(Chunk::getMemSize).sum();
  }

  /**
   * Writes all columns, and says where they are.
   *
   * @param offset of the row group in the file
   */
  RowGroup write(MessageType schema, long offset, long rows, ByteArrayOutputStream into) {
    List<ColumnChunk> columns = new ArrayList<>();
    long total = 0;
    for (ColumnDescriptor column : schema.getColumns()) {
      Chunk chunk = Objects.requireNonNull(chunks.get(column));
      ColumnMetaData metadata = chunk.write(column, offset + into.size(), into);
      ColumnChunk written = new ColumnChunk(0);
      written.setMeta_data(metadata);
      columns.add(written);
      total += metadata.getTotal_uncompressed_size();
    }
    return new RowGroup(columns, total, rows);
  }

  /** The pages of one column. */
  private static final class Chunk implements PageWriter {
    private final ByteArrayOutputStream dictionary = new ByteArrayOutputStream();
    private final ByteArrayOutputStream pages = new ByteArrayOutputStream();
    private final Set<Encoding> encodings = EnumSet.noneOf(Encoding.class);
    private long values;
    private long uncompressed;

    ColumnMetaData write(ColumnDescriptor column, long offset, ByteArrayOutputStream into) {
      ColumnMetaData metadata =
          new ColumnMetaData(
              type(column.getPrimitiveType().getPrimitiveTypeName()),
              List.copyOf(encodings),
              List.of(column.getPath()),
              CompressionCodec.GZIP,
              values,
              uncompressed,
              dictionary.size() + pages.size(),
              offset + dictionary.size());
      if (dictionary.size() > 0) {
        metadata.setDictionary_page_offset(offset);
      }
      into.writeBytes(dictionary.toByteArray());
      into.writeBytes(pages.toByteArray());
      return metadata;
    }

    private static Type type(PrimitiveTypeName name) {
      return switch (name) {
        case DOUBLE -> Type.DOUBLE;
        case INT64 -> Type.INT64;
        case BOOLEAN -> Type.BOOLEAN;
        default -> Type.BYTE_ARRAY;
      };
    }

    private Encoding known(org.apache.parquet.column.Encoding encoding) {
      Encoding known = Encoding.valueOf(encoding.name());
      encodings.add(known);
      return known;
    }

    /** Writes a header and the compressed page. */
    private void add(PageHeader header, BytesInput page, OutputStream into) {
      try {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
          page.writeAllTo(gzip);
        }
        header.setUncompressed_page_size(Math.toIntExact(page.size()));
        header.setCompressed_page_size(compressed.size());
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        Util.writePageHeader(header, head);
        head.writeTo(into);
        compressed.writeTo(into);
        uncompressed += head.size() + page.size();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void writePage(
        BytesInput page,
        int valueCount,
        int rowCount,
        Statistics<?> statistics,
        org.apache.parquet.column.Encoding repetitions,
        org.apache.parquet.column.Encoding definitions,
        org.apache.parquet.column.Encoding encoding) {
      PageHeader header = new PageHeader(PageType.DATA_PAGE, 0, 0);
      header.setData_page_header(
          new DataPageHeader(valueCount, known(encoding), known(definitions), known(repetitions)));
      values += valueCount;
      add(header, page, pages);
    }

    @Override
    @SuppressWarnings("InlineMeSuggester") // The interface wants it.
    public void writePage(
        BytesInput page,
        int valueCount,
        Statistics<?> statistics,
        org.apache.parquet.column.Encoding repetitions,
        org.apache.parquet.column.Encoding definitions,
        org.apache.parquet.column.Encoding encoding) {
      writePage(page, valueCount, valueCount, statistics, repetitions, definitions, encoding);
    }

    /** What the library calls; its statistics are not kept. */
    @Override
    public void writePage(
        BytesInput page,
        int valueCount,
        int rowCount,
        Statistics<?> statistics,
        @Nullable SizeStatistics sizes,
        @Nullable GeospatialStatistics places,
        org.apache.parquet.column.Encoding repetitions,
        org.apache.parquet.column.Encoding definitions,
        org.apache.parquet.column.Encoding encoding) {
      writePage(page, valueCount, rowCount, statistics, repetitions, definitions, encoding);
    }

    @Override
    public void writeDictionaryPage(DictionaryPage page) {
      PageHeader header = new PageHeader(PageType.DICTIONARY_PAGE, 0, 0);
      header.setDictionary_page_header(
          new DictionaryPageHeader(page.getDictionarySize(), known(page.getEncoding())));
      add(header, page.getBytes(), dictionary);
    }

    @Override
    public void writePageV2(
        int rowCount,
        int nullCount,
        int valueCount,
        BytesInput repetitions,
        BytesInput definitions,
        org.apache.parquet.column.Encoding encoding,
        BytesInput data,
        Statistics<?> statistics) {
      throw new UnsupportedOperationException("pages are written by version 1 of the format");
    }

    @Override
    public long getMemSize() {
      return (long) dictionary.size() + pages.size();
    }

    @Override
    public long allocatedSize() {
      return getMemSize();
    }

    @Override
    public String memUsageString(String prefix) {
      return prefix + " " + getMemSize() + " bytes";
    }
  }
}
