package dev.attain.competency.framework.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.attain.competency.framework.Cohort;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.OverrideDocument;
import dev.attain.competency.framework.Problem;
import dev.attain.competency.framework.RoleProfile;
import dev.attain.json.Json;
import dev.attain.json.ParsedJson;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Reads frameworks, role profiles and cohorts from JSON. Nothing is guessed and nothing is dropped:
 * a document is read whole or refused with every problem that can be seen. A document that is no
 * JSON has one problem; one with a missing or mistyped property is not checked further than its
 * shape.
 */
public final class FrameworkDocuments {
  private FrameworkDocuments() {}

  /**
   * Reads one version of a framework.
   *
   * @param knownTemplate whether the IRI is that of a statement template in a loaded xAPI Profile
   */
  public static DocumentReading<Framework> framework(byte[] json, Predicate<String> knownTemplate) {
    return read(
        json, Framework.class, framework -> FrameworkCheck.problems(framework, knownTemplate));
  }

  /** Whether the framework has what the role requires is checked at publication. */
  public static DocumentReading<RoleProfile> role(byte[] json) {
    return read(json, RoleProfile.class, RoleCheck::problems);
  }

  /** Whether the role exists is checked at publication. */
  public static DocumentReading<Cohort> cohort(byte[] json) {
    return read(json, Cohort.class, CohortCheck::problems);
  }

  /** Whether the framework has the competency and the level is checked where it is recorded. */
  public static DocumentReading<OverrideDocument> override(byte[] json) {
    return read(json, OverrideDocument.class, OverrideCheck::problems);
  }

  private static <T extends Record> DocumentReading<T> read(
      byte[] json, Class<T> type, Function<T, List<Problem>> meaning) {
    Problems problems = new Problems();
    ParsedJson parsed = ParsedJson.of(json);
    if (parsed instanceof ParsedJson.Broken broken) {
      problems.add(
          "$", "line " + broken.line() + ", column " + broken.column() + ": " + broken.message());
      return new DocumentReading.Refused<>(problems.all());
    }
    RecordShape shape = new RecordShape(problems);
    JsonNode complete = shape.check(((ParsedJson.Tree) parsed).root(), type, "$");
    if (!shape.isConstructible()) {
      return new DocumentReading.Refused<>(problems.all());
    }
    T document = construct(complete, type);
    meaning.apply(document).forEach(p -> problems.add(p.path(), p.message()));
    return problems.none()
        ? new DocumentReading.Read<>(document)
        : new DocumentReading.Refused<>(problems.all());
  }

  private static <T> T construct(JsonNode complete, Class<T> type) {
    try {
      return Json.MAPPER.treeToValue(complete, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the shape was checked for " + type.getSimpleName(), e);
    }
  }
}
