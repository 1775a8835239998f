package dev.attain.config;

import java.util.LinkedHashMap;
import java.util.Map;

/** The value of every declared setting, with its origin. */
public final class SettingValues {
  private static final String MASK = "********";

  /** A value as it was written, and where. */
  public record Text(String value, String origin) {}

  record Entry(Object value, Text text) {}

  private final Map<Setting<?>, Entry> entries;

  SettingValues(Map<Setting<?>, Entry> entries) {
    this.entries = new LinkedHashMap<>(entries);
  }

  /** The value of a setting that was declared. */
  @SuppressWarnings("unchecked") // An entry's value was made by the reader of its setting.
  public <T> T get(Setting<T> setting) {
    Entry entry = entries.get(setting);
    if (entry == null) {
      throw new IllegalArgumentException("not declared: " + setting.name());
    }
    return (T) entry.value();
  }

  /**
   * Every setting on a line with its origin as a comment above, itself a settings file. Secrets
   * that are set are masked, and commented out so that nobody takes the mask for the value.
   */
  public String print() {
    StringBuilder out = new StringBuilder();
    entries.forEach(
        (setting, entry) -> {
          boolean masked = setting.secret() && !entry.text().value().isEmpty();
          String line = setting.name() + " = " + (masked ? MASK : entry.text().value());
          out.append("# ").append(setting.meaning()).append(" (");
          out.append(entry.text().origin()).append(")\n");
          out.append(masked ? "# " : "").append(line.stripTrailing()).append("\n\n");
        });
    return out.toString();
  }
}
