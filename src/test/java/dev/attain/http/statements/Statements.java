package dev.attain.http.statements;

import java.util.UUID;

/** JSON texts of statements. */
final class Statements {
  static final String ANN = "{\"mbox\":\"mailto:ann@example.org\"}";
  static final String VERB = "http://adlnet.gov/expapi/verbs/completed";
  static final String COURSE = "https://example.org/courses/1";

  private Statements() {}

  static String id() {
    return UUID.randomUUID().toString();
  }

  /** What ann did to a course. */
  static String of(String id) {
    return of(id, ANN, VERB, COURSE);
  }

  static String of(String id, String actor, String verb, String activity) {
    return "{\"id\":\""
        + id
        + "\",\"actor\":"
        + actor
        + ",\"verb\":{\"id\":\""
        + verb
        + "\"},\"object\":{\"id\":\""
        + activity
        + "\"}}";
  }

  /** A statement with further properties, which begin with a comma. */
  static String with(String id, String properties) {
    String plain = of(id);
    return plain.substring(0, plain.length() - 1) + properties + "}";
  }

  static String voiding(String id, String target) {
    return "{\"id\":\""
        + id
        + "\",\"actor\":"
        + ANN
        + ",\"verb\":{\"id\":\"http://adlnet.gov/expapi/verbs/voided\"},"
        + "\"object\":{\"objectType\":\"StatementRef\",\"id\":\""
        + target
        + "\"}}";
  }
}
