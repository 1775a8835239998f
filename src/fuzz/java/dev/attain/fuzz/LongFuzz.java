package dev.attain.fuzz;

import com.code_intelligence.jazzer.api.BugDetectors;
import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Guided by coverage, for as long as the command says: one method at a time. */
class LongFuzz {
  private static HttpFuzz http;

  @BeforeAll
  static void start() {
    http = HttpFuzz.start();
  }

  @AfterAll
  static void stop() {
    http.close();
  }

  @FuzzTest
  void json(byte[] octets) {
    FuzzTarget.JSON.check(octets);
  }

  @FuzzTest
  void multipart(byte[] octets) {
    FuzzTarget.MULTIPART.check(octets);
  }

  @FuzzTest
  void statements(byte[] octets) {
    FuzzTarget.STATEMENTS.check(octets);
  }

  @FuzzTest
  void timestamps(byte[] octets) {
    FuzzTarget.TIMESTAMPS.check(octets);
  }

  @FuzzTest
  void durations(byte[] octets) {
    FuzzTarget.DURATIONS.check(octets);
  }

  @FuzzTest
  void iris(byte[] octets) {
    FuzzTarget.IRIS.check(octets);
  }

  @FuzzTest
  void languageTags(byte[] octets) {
    FuzzTarget.LANGUAGE_TAGS.check(octets);
  }

  @FuzzTest
  void http(byte[] octets) {
    // To the server under test: a client that connects is no finding.
    BugDetectors.allowNetworkConnections();
    http.check(HttpFuzz.spoilt(octets));
  }
}
