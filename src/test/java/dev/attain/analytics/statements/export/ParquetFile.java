package dev.attain.analytics.statements.export;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/** Reads a Parquet file with the library's decoders, as its footer says where columns are. */
final class ParquetFile {
  private final byte[] file;
  private final FileMetaData footer;

  ParquetFile(byte[] file) {
    this.file = file;
    int length = ByteBuffer.wrap(file, file.length - 8, 4).order(ByteOrder.LITTLE_ENDIAN).getInt();
    try {
      footer =
          Util.readFileMetaData(new ByteArrayInputStream(file, file.length - 8 - length, length));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  FileMetaData footer() {
    return footer;
  }

  /** All values of a column, null where there is none. */
  List<@Nullable Object> values(MessageType schema, int column) {
    ColumnDescriptor descriptor = schema.getColumns().get(column);
    List<@Nullable Object> values = new ArrayList<>();
    for (RowGroup group : footer.getRow_groups()) {
      ColumnMetaData metadata = group.getColumns().get(column).getMeta_data();
      ColumnReader reader =
          new ColumnReadStoreImpl(new Pages(metadata), new Nothing(schema), schema, null)
              .getColumnReader(descriptor);
      for (long i = 0; i < reader.getTotalValueCount(); i++) {
        boolean there = reader.getCurrentDefinitionLevel() == 1;
        values.add(
            !there
                ? null
                : switch (descriptor.getPrimitiveType().getPrimitiveTypeName()) {
                  case DOUBLE -> (Object) reader.getDouble();
                  case INT64 -> reader.getLong();
                  case BOOLEAN -> reader.getBoolean();
                  default -> reader.getBinary().toStringUsingUTF8();
                });
        reader.consume();
      }
    }
    return values;
  }

  /** The pages of one column of one row group. */
  private final class Pages implements PageReadStore, PageReader {
    private final ColumnMetaData metadata;
    private final ByteArrayInputStream in;
    private @Nullable DictionaryPage dictionary;
    private long read;

    Pages(ColumnMetaData metadata) {
      this.metadata = metadata;
      long start =
          metadata.isSetDictionary_page_offset()
              ? metadata.getDictionary_page_offset()
              : metadata.getData_page_offset();
      this.in =
          new ByteArrayInputStream(file, (int) start, (int) metadata.getTotal_compressed_size());
      if (metadata.isSetDictionary_page_offset()) {
        PageHeader header = header();
        if (header.getType() != PageType.DICTIONARY_PAGE) {
          throw new AssertionError(header);
        }
        dictionary =
            new DictionaryPage(
                BytesInput.from(page(header)),
                header.getDictionary_page_header().getNum_values(),
                Encoding.valueOf(header.getDictionary_page_header().getEncoding().name()));
      }
    }

    private PageHeader header() {
      try {
        return Util.readPageHeader(in);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private byte[] page(PageHeader header) {
      try (GZIPInputStream gzip =
          new GZIPInputStream(
              new ByteArrayInputStream(in.readNBytes(header.getCompressed_page_size())))) {
        byte[] page = gzip.readAllBytes();
        if (page.length != header.getUncompressed_page_size()) {
          throw new AssertionError(header);
        }
        return page;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public PageReader getPageReader(ColumnDescriptor descriptor) {
      return this;
    }

    @Override
    public long getRowCount() {
      return metadata.getNum_values();
    }

    @Override
    public @Nullable DictionaryPage readDictionaryPage() {
      return dictionary;
    }

    @Override
    public long getTotalValueCount() {
      return metadata.getNum_values();
    }

    @Override
    public @Nullable DataPage readPage() {
      if (read == metadata.getNum_values()) {
        return null;
      }
      PageHeader header = header();
      int count = header.getData_page_header().getNum_values();
      read += count;
      return new DataPageV1(
          BytesInput.from(page(header)),
          count,
          header.getUncompressed_page_size(),
          Statistics.getBuilderForReading(
                  org.apache.parquet.schema.Types.required(
                          org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64)
                      .named("unused"))
              .build(),
          Encoding.valueOf(header.getData_page_header().getRepetition_level_encoding().name()),
          Encoding.valueOf(header.getData_page_header().getDefinition_level_encoding().name()),
          Encoding.valueOf(header.getData_page_header().getEncoding().name()));
    }
  }

  /** The reader wants to hand values to something; they are read one by one instead. */
  private static final class Nothing extends GroupConverter {
    private final MessageType schema;

    Nothing(MessageType schema) {
      this.schema = schema;
    }

    @Override
    public Converter getConverter(int field) {
      return schema.getType(field).isPrimitive() ? new PrimitiveConverter() {} : this;
    }

    @Override
    public void start() {}

    @Override
    public void end() {}
  }
}
