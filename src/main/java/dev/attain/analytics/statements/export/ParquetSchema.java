package dev.attain.analytics.statements.export;

import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Type;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;

/** The columns of an export as Parquet has them: once as the library's, once as the footer's. */
final class ParquetSchema {
  private static final String ROOT = "statement";

  private ParquetSchema() {}

  static MessageType of(List<ExportColumn> columns) {
    Types.MessageTypeBuilder schema = Types.buildMessage();
    for (ExportColumn column : columns) {
      switch (column.type()) {
        case NUMBER -> schema.optional(PrimitiveTypeName.DOUBLE).named(column.name());
        case WHOLE_NUMBER -> schema.optional(PrimitiveTypeName.INT64).named(column.name());
        case TRUTH -> schema.optional(PrimitiveTypeName.BOOLEAN).named(column.name());
        case TEXT ->
            schema
                .optional(PrimitiveTypeName.BINARY)
                .as(LogicalTypeAnnotation.stringType())
                .named(column.name());
      }
    }
    return schema.named(ROOT);
  }

  static List<SchemaElement> elements(List<ExportColumn> columns) {
    List<SchemaElement> elements = new ArrayList<>();
    SchemaElement root = new SchemaElement(ROOT);
    root.setNum_children(columns.size());
    elements.add(root);
    for (ExportColumn column : columns) {
      SchemaElement element = new SchemaElement(column.name());
      element.setRepetition_type(FieldRepetitionType.OPTIONAL);
      element.setType(
          switch (column.type()) {
            case NUMBER -> Type.DOUBLE;
            case WHOLE_NUMBER -> Type.INT64;
            case TRUTH -> Type.BOOLEAN;
            case TEXT -> Type.BYTE_ARRAY;
          });
      if (column.type() == ExportColumn.Type.TEXT) {
        element.setConverted_type(ConvertedType.UTF8);
      }
      elements.add(element);
    }
    return elements;
  }
}
