package dev.attain.profiles.matching;

import dev.attain.profiles.StatementTemplate;
import dev.attain.profiles.XapiProfile;
import dev.attain.xapi.Activity;
import dev.attain.xapi.Iri;
import dev.attain.xapi.Statement;
import dev.attain.xapi.json.text.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The templates of a profile, filed under the verb or the object's type that they ask for, so that
 * a statement that none is about costs two look-ups.
 */
public final class ProfileTemplates {
  private final Map<Iri, List<CompiledTemplate>> byVerb = new HashMap<>();
  private final Map<Iri, List<CompiledTemplate>> byType = new HashMap<>();
  private final List<CompiledTemplate> others = new ArrayList<>();

  private final boolean looksAtOtherStatements;

  private ProfileTemplates(List<StatementTemplate> templates) {
    looksAtOtherStatements = templates.stream().anyMatch(StatementTemplate::looksAtOtherStatements);
    for (StatementTemplate template : templates) {
      CompiledTemplate compiled = CompiledTemplate.of(template);
      if (template.verb() != null) {
        byVerb.computeIfAbsent(template.verb(), verb -> new ArrayList<>()).add(compiled);
      } else if (template.objectActivityType() != null) {
        byType
            .computeIfAbsent(template.objectActivityType(), type -> new ArrayList<>())
            .add(compiled);
      } else {
        others.add(compiled);
      }
    }
  }

  public static ProfileTemplates of(XapiProfile profile) {
    return new ProfileTemplates(profile.templates());
  }

  public static ProfileTemplates of(List<StatementTemplate> templates) {
    return new ProfileTemplates(templates);
  }

  /** Whether any of them asks for what a statement points at. */
  public boolean looksAtOtherStatements() {
    return looksAtOtherStatements;
  }

  /** The templates whose determining properties the statement has. */
  public List<CompiledTemplate> matching(Statement statement) {
    List<CompiledTemplate> matching = List.of();
    matching = collect(byVerb.get(statement.verb().id()), statement, matching);
    if (!byType.isEmpty() && statement.object() instanceof Activity object) {
      Iri type = object.findType().orElse(null);
      matching = type == null ? matching : collect(byType.get(type), statement, matching);
    }
    return collect(others, statement, matching);
  }

  private static List<CompiledTemplate> collect(
      @Nullable List<CompiledTemplate> candidates,
      Statement statement,
      List<CompiledTemplate> before) {
    List<CompiledTemplate> matching = before;
    if (candidates != null) {
      for (CompiledTemplate template : candidates) {
        if (template.matches(statement)) {
          matching = matching.isEmpty() ? new ArrayList<>() : matching;
          matching.add(template);
        }
      }
    }
    return matching;
  }

  /**
   * Holds a statement to the templates that it matches.
   *
   * @param json asked for only when a template matches
   * @param others the statements that this one points at
   */
  public Judgement judge(
      Statement statement, Supplier<? extends JsonValue> json, OtherStatements others) {
    List<CompiledTemplate> matching = matching(statement);
    if (matching.isEmpty()) {
      return Judgement.UNMATCHED;
    }
    JsonValue tree = json.get();
    Set<Iri> followed = new HashSet<>();
    List<RuleBreach> all = new ArrayList<>();
    for (CompiledTemplate template : matching) {
      List<RuleBreach> breaches = new ArrayList<>(template.breaches(tree));
      if (template.template().looksAtOtherStatements()) {
        breaches.addAll(template.referenceBreaches(statement, others));
      }
      if (breaches.isEmpty()) {
        followed.add(template.id());
      }
      all.addAll(breaches);
    }
    return new Judgement(followed, all);
  }
}
