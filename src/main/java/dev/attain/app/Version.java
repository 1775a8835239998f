package dev.attain.app;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version of the program, as the jar's manifest has it. */
final class Version implements IVersionProvider {

  static String text() {
    return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
        .orElse("(not built as a jar)");
  }

  @Override
  public String[] getVersion() {
    return new String[] {"Attain " + text(), "Java " + Runtime.version()};
  }
}
