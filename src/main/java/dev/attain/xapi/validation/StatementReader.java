package dev.attain.xapi.validation;

import dev.attain.xapi.Statement;
import dev.attain.xapi.StatementId;
import dev.attain.xapi.XapiVersion;
import dev.attain.xapi.json.ExactStatement;
import dev.attain.xapi.json.StatementJson;
import dev.attain.xapi.json.text.JsonArray;
import dev.attain.xapi.json.text.JsonDocument;
import dev.attain.xapi.json.text.JsonLimits;
import dev.attain.xapi.json.text.JsonObject;
import dev.attain.xapi.json.text.JsonText;
import dev.attain.xapi.json.text.JsonValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Reads a body of statements as it comes from a client: JSON, then every rule of one version of the
 * specification. It is immutable, and any number of threads may use it.
 */
public final class StatementReader {
  /** How many violations of one body are listed. */
  public static final int MAX_VIOLATIONS = 100;

  private final StatementRules rules;
  private final JsonLimits limits;

  /**
   * @param version of the request, whose rules the statements are held to
   */
  public StatementReader(XapiVersion version, JsonLimits limits) {
    this.rules = StatementRules.of(version);
    this.limits = Objects.requireNonNull(limits);
  }

  /**
   * Reads one statement or an array of them.
   *
   * @param body UTF-8; it is not copied, so nobody may change it while the statements are in use
   */
  public Reading read(byte[] body) {
    JsonDocument document = JsonText.parse(body, limits);
    if (document instanceof JsonDocument.Broken broken) {
      return new Reading.Malformed(List.of(violation(broken)));
    }
    JsonValue root = ((JsonDocument.Parsed) document).root();
    return root instanceof JsonArray array ? readAll(array, body) : readOne(root, body);
  }

  private Reading readOne(JsonValue root, byte[] body) {
    Report report = new Report(MAX_VIOLATIONS);
    check(root, report);
    return report.found() == 0
        ? new Reading.Valid(List.of(valid((JsonObject) root, body)), false)
        : new Reading.Malformed(report.violations());
  }

  private Reading readAll(JsonArray array, byte[] body) {
    List<JsonValue> items = array.items();
    Report report = new Report(MAX_VIOLATIONS);
    if (items.size() > limits.maxStatements()) {
      report.add(
          Violation.LIMIT,
          "there are more than " + limits.maxStatements() + " statements; send several requests");
      return new Reading.Malformed(report.violations());
    }
    for (int i = 0; i < items.size(); i++) {
      report.enter(i);
      check(items.get(i), report);
      report.leave();
    }
    if (report.found() > 0) {
      return new Reading.Malformed(report.violations());
    }
    List<ValidStatement> statements = new ArrayList<>(items.size());
    for (JsonValue item : items) {
      statements.add(valid((JsonObject) item, body));
    }
    checkDistinctIds(statements, report);
    return report.found() == 0
        ? new Reading.Valid(statements, true)
        : new Reading.Malformed(report.violations());
  }

  private void check(JsonValue statement, Report report) {
    int length = statement.end() - statement.start();
    if (length > limits.maxStatementLength()) {
      report.add(
          Violation.LIMIT,
          "the statement has %,d bytes, and may have at most %,d; send long content as an attachment"
              .formatted(length, limits.maxStatementLength()));
    }
    rules.check(statement, report);
  }

  /** Which of two statements with one id would be meant by it? (xAPI-Communication 2.1.1) */
  private static void checkDistinctIds(List<ValidStatement> statements, Report report) {
    Set<StatementId> ids = new HashSet<>();
    for (int i = 0; i < statements.size(); i++) {
      StatementId id = statements.get(i).statement().id();
      if (id != null && !ids.add(id)) {
        report.enter(i);
        report.enter("id");
        report.add("Communication 2.1.1", "the id " + id + " is there twice in this request");
        report.leave();
        report.leave();
      }
    }
  }

  private static ValidStatement valid(JsonObject tree, byte[] body) {
    Statement statement = StatementJson.of(tree, body);
    return new ValidStatement(statement, new ExactStatement(body, tree));
  }

  private static Violation violation(JsonDocument.Broken broken) {
    String rule =
        switch (broken.fault()) {
          case SYNTAX -> "RFC 8259";
          case ENCODING -> "XAPI-00015";
          case DUPLICATE_NAME -> "XAPI-00021";
          case LIMIT -> Violation.LIMIT;
        };
    String place = "line " + broken.line() + ", column " + broken.column() + ": ";
    return new Violation(rule, broken.path(), place + broken.message());
  }
}
