package dev.attain.analytics.statements.filter;

import dev.attain.condition.Tokens;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;

/** What a column is compared with. Its text is how filters write it. */
public sealed interface Operand {

  /** An IRI, an identifier, a UUID, or any other text. */
  record Text(String text) implements Operand {
    public Text {
      Objects.requireNonNull(text);
    }

    @Override
    public String toString() {
      return Tokens.quoted(text);
    }
  }

  /** Equal numbers are equal however they are written. */
  record Number(BigDecimal value) implements Operand {
    public Number {
      BigDecimal stripped = value.stripTrailingZeros();
      value = stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    @Override
    public String toString() {
      return value.toPlainString();
    }
  }

  record Truth(boolean value) implements Operand {
    @Override
    public String toString() {
      return Boolean.toString(value);
    }
  }

  record Moment(Instant instant) implements Operand {
    public Moment {
      Objects.requireNonNull(instant);
    }

    @Override
    public String toString() {
      return instant.toString();
    }
  }

  /** A length of time, at the precision of milliseconds. */
  record Span(long millis) implements Operand {
    @Override
    public String toString() {
      return "PT" + BigDecimal.valueOf(millis, 3).stripTrailingZeros().toPlainString() + "S";
    }
  }
}
