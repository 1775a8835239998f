package dev.attain.analytics.statements.filter;

import dev.attain.condition.Tokens;
import dev.attain.xapi.Iri;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A field of statements, or one extension.
 *
 * @param extension which extension; null for all other fields
 */
public record Column(Field field, @Nullable Iri extension) {
  public Column {
    Objects.requireNonNull(field);
    if (field.isExtension() != (extension != null)) {
      throw new IllegalArgumentException(field + " with " + extension);
    }
  }

  public static Column of(Field field) {
    return new Column(field, null);
  }

  /** As filters write it: {@code verb}, {@code result.extensions["https://…"]}. */
  @Override
  public String toString() {
    return extension == null
        ? field.text()
        : field.text() + "[" + Tokens.quoted(extension.value()) + "]";
  }
}
