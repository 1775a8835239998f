package dev.attain.analytics.statements.filter;

import dev.attain.xapi.AgentIdentifier;
import dev.attain.xapi.Registration;
import dev.attain.xapi.json.Timestamps;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Reads what a column is compared with. */
final class OperandText {
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,15})?");
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern IRI = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:[^\\s<>\"]+");

  private OperandText() {}

  /**
   * Empty when the text is nothing of this kind.
   *
   * @param quoted whether it was in double quotes, which makes texts of numbers and words where a
   *     column may have either
   */
  static Optional<Operand> read(Field.Kind kind, String text, boolean quoted) {
    return switch (kind) {
      case AGENT -> agent(text);
      case IRI -> IRI.matcher(text).matches() ? text(text) : Optional.empty();
      case TEXT -> text.isEmpty() ? Optional.empty() : text(text);
      case REGISTRATION -> registration(text);
      case MOMENT -> moment(text);
      case NUMBER -> number(text);
      case TRUTH -> truth(text);
      case SPAN -> span(text);
      case ANY -> quoted ? text(text) : number(text).or(() -> truth(text));
    };
  }

  private static Optional<Operand> text(String text) {
    return Optional.of(new Operand.Text(text));
  }

  private static Optional<Operand> agent(String text) {
    try {
      return text(AgentIdentifier.ofCanonical(text).canonical());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<Operand> registration(String text) {
    try {
      return text(Registration.of(text).toString());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<Operand> moment(String text) {
    Instant instant = Timestamps.parse(DATE.matcher(text).matches() ? text + "T00:00:00Z" : text);
    return instant == null ? Optional.empty() : Optional.of(new Operand.Moment(instant));
  }

  private static Optional<Operand> number(String text) {
    return NUMBER.matcher(text).matches()
        ? Optional.of(new Operand.Number(new BigDecimal(text)))
        : Optional.empty();
  }

  private static Optional<Operand> truth(String text) {
    return text.equals("true") || text.equals("false")
        ? Optional.of(new Operand.Truth(text.equals("true")))
        : Optional.empty();
  }

  private static Optional<Operand> span(String text) {
    OptionalLong millis =
        NUMBER.matcher(text).matches() && !text.startsWith("-")
            ? IsoDuration.millis("PT" + text + "S")
            : IsoDuration.millis(text);
    return millis.isPresent()
        ? Optional.of(new Operand.Span(millis.getAsLong()))
        : Optional.empty();
  }
}
