package dev.attain.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where settings come from: an option before the environment, that before the file, that before the
 * default.
 *
 * @param options by name of the setting
 * @param environment of the process; what isn't ours is ignored
 * @param file null when there is none
 */
public record SettingsSources(
    Map<String, String> options, Map<String, String> environment, @Nullable SettingsFile file) {
  public SettingsSources {
    options = Map.copyOf(options);
    environment = Map.copyOf(environment);
  }

  /**
   * Reads all declared settings.
   *
   * @throws SettingsException with every problem there is: values that aren't allowed, and names in
   *     the file that don't exist
   */
  public SettingValues resolve(List<Setting<?>> declared) {
    List<String> problems = new ArrayList<>();
    Map<Setting<?>, SettingValues.Entry> entries = new LinkedHashMap<>();
    for (Setting<?> setting : declared) {
      SettingValues.Text text = find(setting);
      Optional<?> value = setting.reader().apply(text.value());
      if (value.isEmpty()) {
        problems.add(unfit(setting, text));
      } else {
        entries.put(setting, new SettingValues.Entry(value.get(), text));
      }
    }
    problems.addAll(unknown(declared));
    if (!problems.isEmpty()) {
      throw new SettingsException(problems);
    }
    return new SettingValues(entries);
  }

  /** The value of one setting as text, with where it comes from. */
  public SettingValues.Text find(Setting<?> setting) {
    String option = options.get(setting.name());
    if (option != null) {
      return new SettingValues.Text(option, "option " + setting.option());
    }
    String variable = environment.get(setting.variable());
    if (variable != null && !variable.isBlank()) {
      return new SettingValues.Text(variable.strip(), "environment variable " + setting.variable());
    }
    SettingsFile.Line line = file == null ? null : file.values().get(setting.name());
    if (file != null && line != null) {
      return new SettingValues.Text(line.value(), file.path() + ", line " + line.number());
    }
    return new SettingValues.Text(setting.fallback(), "default");
  }

  private static String unfit(Setting<?> setting, SettingValues.Text text) {
    String shown = setting.secret() ? "The value" : "'" + text.value() + "'";
    return setting.name()
        + ": "
        + shown
        + " is not allowed ("
        + text.origin()
        + "); allowed is "
        + setting.allowed();
  }

  private List<String> unknown(List<Setting<?>> declared) {
    if (file == null) {
      return List.of();
    }
    List<String> names = declared.stream().<String>map(Setting::name).toList();
    return file.values().entrySet().stream()
        .filter(entry -> !names.contains(entry.getKey()))
        .sorted(Comparator.comparingInt(entry -> entry.getValue().number()))
        .map(
            entry ->
                file.path()
                    + ", line "
                    + entry.getValue().number()
                    + ": there is no setting '"
                    + entry.getKey()
                    + "'; there are "
                    + String.join(", ", names))
        .toList();
  }
}
