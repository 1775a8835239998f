package dev.attain.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the compose files set is what can be set. */
class ComposeFilesTest {
  private static final Pattern VARIABLE =
      Pattern.compile("^\\s+(ATTAIN_[A-Z_]+):", Pattern.MULTILINE);

  /** Read by initiate-replica-set.js, for the user that it makes. */
  private static final String OF_A_SCRIPT = "ATTAIN_MONGODB_PASSWORD";

  @Test
  void everyVariableIsOneOfASetting() throws IOException {
    Set<String> found = new TreeSet<>();
    List<Path> files;
    try (Stream<Path> all = Files.list(Path.of("docker"))) {
      files = all.filter(file -> file.getFileName().toString().endsWith(".yaml")).toList();
    }
    for (Path file : files) {
      Matcher matcher = VARIABLE.matcher(Files.readString(file));
      while (matcher.find()) {
        found.add(matcher.group(1));
      }
    }
    Set<String> known =
        ServerSettings.DECLARED.stream().map(Setting::variable).collect(Collectors.toSet());

    assertThat(found).contains("ATTAIN_MONGODB_URI", "ATTAIN_NODE_NAME");
    found.remove(OF_A_SCRIPT);
    assertThat(known).containsAll(found);
  }
}
