package dev.attain.analytics.statements.export;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The formats of exports. */
public enum ExportFormat {
  NDJSON("application/x-ndjson"),
  CSV("text/csv; charset=utf-8; header=present"),
  PARQUET("application/vnd.apache.parquet");

  private final String contentType;

  ExportFormat(String contentType) {
    this.contentType = contentType;
  }

  public static Optional<ExportFormat> find(String name) {
    return Arrays.stream(values()).filter(format -> format.extension().equals(name)).findAny();
  }

  public String contentType() {
    return contentType;
  }

  /** Of a file's name. */
  public String extension() {
    return name().toLowerCase(Locale.ROOT);
  }

  RowWriter writer(List<ExportColumn> columns, boolean safe) {
    return switch (this) {
      case NDJSON -> new NdjsonWriter();
      case CSV -> new CsvWriter(columns, safe);
      case PARQUET -> new ParquetWriter(columns);
    };
  }
}
