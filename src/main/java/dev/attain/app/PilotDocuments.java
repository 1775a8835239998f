package dev.attain.app;

import dev.attain.client.ApiClient;
import dev.attain.competency.framework.Cohort;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.RoleProfile;
import dev.attain.competency.framework.document.DocumentReading;
import dev.attain.competency.framework.document.FrameworkDocuments;
import dev.attain.json.Json;
import java.io.IOException;
import java.io.InputStream;

/** The shipped customer-support documents that the simulated pilot is about. */
final class PilotDocuments {
  private static final String FOLDER = "/profiles/customer-support/";

  private PilotDocuments() {}

  static Framework framework() throws IOException {
    // Its templates are in the profile beside it: a test holds the two together.
    return sound(FrameworkDocuments.framework(bytes("framework.json"), template -> true));
  }

  static RoleProfile role() throws IOException {
    return sound(FrameworkDocuments.role(bytes("role-support-agent.json")));
  }

  /** Publishes the documents and the cohort, each after what it refers to. */
  static void publish(ApiClient api, Cohort cohort) throws IOException, InterruptedException {
    api.publish("/api/v1/profiles", bytes("profile.jsonld"));
    api.publish("/api/v1/frameworks", bytes("framework.json"));
    api.publish("/api/v1/roles", bytes("role-support-agent.json"));
    api.publish("/api/v1/cohorts", Json.MAPPER.writeValueAsBytes(cohort));
  }

  private static byte[] bytes(String name) throws IOException {
    try (InputStream in = PilotDocuments.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IOException("the program is incomplete: " + FOLDER + name + " is missing");
      }
      return in.readAllBytes();
    }
  }

  private static <T> T sound(DocumentReading<T> reading) {
    if (reading instanceof DocumentReading.Read<T> read) {
      return read.document();
    }
    throw new IllegalStateException("a shipped document is not sound: " + reading);
  }
}
