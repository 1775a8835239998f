package dev.attain.config;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Something that can be set: by an option, an environment variable, or a line of the settings file.
 *
 * @param name lower case with dashes: {@code max-body} is the option {@code --max-body}, the
 *     variable {@code ATTAIN_MAX_BODY} and the key {@code max-body}
 * @param fallback the default, as text
 * @param allowed what values are allowed, ends the sentence "allowed is …"
 * @param meaning one line for the operator
 * @param secret whether the value is never shown
 * @param reader reads a value; empty when it isn't allowed
 */
public record Setting<T>(
    String name,
    String fallback,
    String allowed,
    String meaning,
    boolean secret,
    Function<String, Optional<T>> reader) {
  public Setting {
    Objects.requireNonNull(name);
    Objects.requireNonNull(fallback);
    Objects.requireNonNull(allowed);
    Objects.requireNonNull(meaning);
    Objects.requireNonNull(reader);
    if (reader.apply(fallback).isEmpty()) {
      throw new IllegalArgumentException("the default of " + name + " is not allowed");
    }
  }

  /** Any text. */
  public static Setting<String> text(String name, String fallback, String allowed, String meaning) {
    return new Setting<>(name, fallback, allowed, meaning, false, Optional::of);
  }

  /** Text of a form. */
  public static Setting<String> matching(
      String name, String fallback, Pattern form, String allowed, String meaning) {
    return new Setting<>(
        name,
        fallback,
        allowed,
        meaning,
        false,
        text -> form.matcher(text).matches() ? Optional.of(text) : Optional.empty());
  }

  /** Any text that must not be shown. */
  public static Setting<String> secret(String name, String allowed, String meaning) {
    return new Setting<>(name, "", allowed, meaning, true, Optional::of);
  }

  /** Something that is not so unless it is asked for. */
  public static Setting<Boolean> flag(String name, String meaning) {
    return new Setting<>(
        name,
        "false",
        "true or false",
        meaning,
        false,
        text ->
            text.matches("true|false")
                ? Optional.of(Boolean.parseBoolean(text))
                : Optional.empty());
  }

  /** Whether the option alone means {@code true}. */
  public boolean isFlag() {
    return fallback.equals("false");
  }

  /** A whole number within bounds. */
  public static Setting<Integer> whole(
      String name, int fallback, int least, int most, String meaning) {
    return new Setting<>(
        name,
        Integer.toString(fallback),
        "a whole number from " + least + " to " + most,
        meaning,
        false,
        text ->
            text.matches("\\d{1,9}")
                ? Optional.of(Integer.parseInt(text)).filter(n -> n >= least && n <= most)
                : Optional.empty());
  }

  /** A number of bytes, with KB, MB or GB (powers of 1,024) or without. */
  public static Setting<Long> size(
      String name, String fallback, String least, String most, String meaning) {
    long lower = Sizes.read(least).orElseThrow();
    long upper = Sizes.read(most).orElseThrow();
    return new Setting<>(
        name,
        fallback,
        "a size from " + least + " to " + most + ", such as 512KB, 50MB or 1GB",
        meaning,
        false,
        text -> Sizes.read(text).filter(n -> n >= lower && n <= upper));
  }

  /** One of the constants of an enum, in lower case with dashes. */
  public static <E extends Enum<E>> Setting<E> choice(
      String name, E fallback, Class<E> type, String meaning) {
    E[] constants = type.getEnumConstants();
    StringBuilder allowed = new StringBuilder("one of");
    for (E constant : constants) {
      allowed.append(allowed.length() == 6 ? " " : ", ").append(lower(constant));
    }
    return new Setting<>(
        name,
        lower(fallback),
        allowed.toString(),
        meaning,
        false,
        text -> {
          for (E constant : constants) {
            if (lower(constant).equals(text.toLowerCase(Locale.ROOT))) {
              return Optional.of(constant);
            }
          }
          return Optional.empty();
        });
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public String option() {
    return "--" + name;
  }

  public String variable() {
    return "ATTAIN_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
