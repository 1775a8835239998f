package dev.attain.config;

import java.util.List;

/**
 * Settings that can't be used: each problem names the setting, where it is set, what is allowed.
 */
public final class SettingsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SettingsException(List<String> problems) {
    super(String.join(System.lineSeparator(), problems));
  }
}
