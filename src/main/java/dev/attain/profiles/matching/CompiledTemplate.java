package dev.attain.profiles.matching;

import dev.attain.profiles.StatementTemplate;
import dev.attain.profiles.TemplateMatcher;
import dev.attain.xapi.Iri;
import dev.attain.xapi.Statement;
import dev.attain.xapi.StatementId;
import dev.attain.xapi.json.text.JsonValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A statement template whose rules are compiled. */
public record CompiledTemplate(StatementTemplate template, List<RuleCheck> rules) {
  public CompiledTemplate {
    Objects.requireNonNull(template);
    rules = List.copyOf(rules);
  }

  public static CompiledTemplate of(StatementTemplate template) {
    return new CompiledTemplate(template, template.rules().stream().map(RuleCheck::of).toList());
  }

  public Iri id() {
    return template.id();
  }

  /**
   * Whether the statement is of this kind: its determining properties are those of the template.
   */
  public boolean matches(Statement statement) {
    return TemplateMatcher.matches(template, statement);
  }

  /** Every rule that the statement breaks; what it points at is not looked at. */
  public List<RuleBreach> breaches(JsonValue json) {
    List<RuleBreach> breaches = List.of();
    for (RuleCheck check : rules) {
      Optional<String> message = check.breach(json);
      if (message.isPresent()) {
        breaches = breaches.isEmpty() ? new ArrayList<>() : breaches;
        breaches.add(
            new RuleBreach(id(), check.rule().location(), check.rule().selector(), message.get()));
      }
    }
    return breaches;
  }

  /**
   * What is wrong with the statements that the statement points at. One that isn't there yet is
   * right until it comes.
   *
   * @param others which templates each statement that is there follows
   */
  List<RuleBreach> referenceBreaches(Statement statement, OtherStatements others) {
    List<RuleBreach> breaches = new ArrayList<>();
    addBreach(
        statement.findTarget().orElse(null),
        template.objectStatementRefTemplate(),
        "$.object",
        others,
        breaches);
    addBreach(
        OtherStatements.inContext(statement).orElse(null),
        template.contextStatementRefTemplate(),
        "$.context.statement",
        others,
        breaches);
    return breaches;
  }

  private void addBreach(
      @Nullable StatementId target,
      List<Iri> expected,
      String location,
      OtherStatements others,
      List<RuleBreach> breaches) {
    if (expected.isEmpty()) {
      return;
    }
    if (target == null) {
      breaches.add(new RuleBreach(id(), location, null, "must be a StatementRef"));
      return;
    }
    Optional<Set<Iri>> followed = others.templatesOf(target);
    if (followed.isPresent() && Collections.disjoint(followed.get(), expected)) {
      breaches.add(
          new RuleBreach(
              id(),
              location + ".id",
              null,
              "must point at a statement that follows one of " + expected));
    }
  }
}
