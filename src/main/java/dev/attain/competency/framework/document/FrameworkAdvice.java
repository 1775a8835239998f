package dev.attain.competency.framework.document;

import dev.attain.competency.framework.Advice;
import dev.attain.competency.framework.Advice.Kind;
import dev.attain.competency.framework.Competency;
import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.framework.EvidenceType;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.Gate;
import dev.attain.competency.framework.Level;
import dev.attain.competency.framework.MappingRule;
import dev.attain.competency.framework.Method;
import dev.attain.competency.framework.Resource;
import dev.attain.competency.framework.RoleProfile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What could be better about a framework that is sound. Vagueness is looked for in English, by the
 * verbs that writers of learning objectives are told to avoid because nobody can observe them
 * (Mager 1962, "Preparing Instructional Objectives"); other languages get no such advice.
 */
public final class FrameworkAdvice {
  private static final int FEWEST_INDICATORS = 3;
  private static final int FEWEST_WORDS = 3;
  private static final Pattern UNOBSERVABLE =
      Pattern.compile(
          "\\b(understands?|understanding|knows?|knowledge of|appreciates?|is aware|awareness|"
              + "is familiar|familiarity|learns?|grasps?|believes?|enjoys?)\\b",
          Pattern.CASE_INSENSITIVE);

  private final Framework framework;
  private final List<Advice> advice = new ArrayList<>();

  private FrameworkAdvice(Framework framework) {
    this.framework = framework;
  }

  /**
   * Everything there is to advise, in the document's order.
   *
   * @param roles those that refer to the framework
   */
  public static List<Advice> of(Framework framework, List<RoleProfile> roles) {
    FrameworkAdvice found = new FrameworkAdvice(framework);
    for (int i = 0; i < framework.competencies().size(); i++) {
      found.competency("$.competencies[" + i + "]", framework.competencies().get(i));
    }
    roles.stream()
        .filter(role -> role.framework().equals(framework.id()))
        .forEach(found::requirements);
    return List.copyOf(found.advice);
  }

  private void add(Kind kind, String path, String message) {
    advice.add(new Advice(kind, path, message));
  }

  private void competency(String path, Competency competency) {
    observable(path + ".statement", competency.statement());
    for (int i = 0; i < competency.indicators().size(); i++) {
      observable(path + ".indicators[" + i + "]", competency.indicators().get(i));
    }
    boolean parent = !framework.children(competency.id()).isEmpty();
    int indicators = competency.indicators().size();
    if (!parent && indicators < FEWEST_INDICATORS) {
      add(
          Kind.TOO_FEW_INDICATORS,
          path + ".indicators",
          "%d indicator(s): raters agree better with %d or more observable behaviours"
              .formatted(indicators, FEWEST_INDICATORS));
    }
    if (!provable(competency) && !parent) {
      add(
          Kind.NOTHING_PROVES_IT,
          path,
          "no mapping rule gives evidence of " + competency.code() + ": add one, or a roll-up");
    }
    if (parent && competency.rollup() == null && !provable(competency)) {
      add(
          Kind.NOTHING_PROVES_IT,
          path + ".rollup",
          competency.code() + " has children but no figure: add a roll-up if it should have one");
    }
    gates(path, competency);
    levels(path, competency);
    prerequisites(path, competency);
    resources(path, competency);
  }

  private void observable(String path, String text) {
    var unobservable = UNOBSERVABLE.matcher(text);
    if (unobservable.find()) {
      add(
          Kind.VAGUE,
          path,
          "nobody can see that somebody \""
              + unobservable.group().toLowerCase(Locale.ROOT)
              + "\": say what the person does");
    } else if (text.trim().split("\\s+").length < FEWEST_WORDS) {
      add(Kind.VAGUE, path, "\"" + text + "\" is too short to tell what the person does");
    }
  }

  /** Whether evidence that counts can come of any rule, for it or for all below it. */
  private boolean provable(Competency competency) {
    return !types(competency).isEmpty();
  }

  private Set<EvidenceType> types(Competency competency) {
    Set<EvidenceType> types = new HashSet<>(framework.evidenceTypes(competency.id()));
    if (competency.rollup() != null) {
      framework.children(competency.id()).forEach(child -> types.addAll(types(child)));
    }
    types.remove(EvidenceType.COMPLETION);
    return types;
  }

  private void gates(String path, Competency competency) {
    Set<EvidenceType> types = types(competency);
    if (types.isEmpty()) {
      return;
    }
    for (int g = 0; g < competency.gates().size(); g++) {
      Gate gate = competency.gates().get(g);
      Set<EvidenceType> never = new TreeSet<>(gate.requiredTypes());
      never.removeAll(types);
      if (!never.isEmpty()) {
        add(
            Kind.UNREACHABLE,
            path + ".gates[" + g + "].requiredTypes",
            "no mapping rule gives evidence of type "
                + never.stream().map(FrameworkAdvice::inWords).collect(Collectors.joining(", "))
                + ", so nobody can pass from level "
                + gate.fromLevel()
                + " on");
      }
    }
  }

  private static String inWords(EvidenceType type) {
    return type.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private void levels(String path, Competency competency) {
    Method method = competency.method();
    if (competency.rollup() != null || !method.id().equals(Method.KNOWLEDGE_TRACING)) {
      return;
    }
    double most = 1 - method.tracingOrDefault().slip();
    for (Level level : framework.scale()) {
      if (level.cut() > most) {
        add(
            Kind.UNREACHABLE,
            path + ".method.tracing.slip",
            "who knows succeeds with probability %s, so level %d from %s can't be reached"
                .formatted(most, level.level(), level.cut()));
      }
    }
  }

  private void prerequisites(String path, Competency competency) {
    for (int i = 0; i < competency.requires().size(); i++) {
      CompetencyId required = competency.requires().get(i);
      String at = path + ".requires[" + i + "]";
      framework
          .findCompetency(required)
          .filter(c -> !provable(c))
          .ifPresent(
              c ->
                  add(
                      Kind.PREREQUISITE,
                      at,
                      "nothing proves " + c.code() + ", so nobody can be seen to be ready"));
      if (required.equals(competency.parent())) {
        add(Kind.PREREQUISITE, at, "is the parent: a whole is hardly a prerequisite of its part");
      }
    }
  }

  private void resources(String path, Competency competency) {
    Set<String> mapped =
        framework.mappings().stream()
            .map(MappingRule::when)
            .flatMap(
                when ->
                    Stream.of(when.activities(), when.parents(), when.groupings())
                        .flatMap(Set::stream))
            .collect(Collectors.toSet());
    for (int i = 0; i < competency.resources().size(); i++) {
      Resource resource = competency.resources().get(i);
      if (resource.relation() == Resource.Relation.ASSESSES && !mapped.contains(resource.id())) {
        add(
            Kind.NEVER_MAPPED,
            path + ".resources[" + i + "]",
            resource.name()
                + " assesses, but no mapping rule names "
                + resource.id()
                + ": what is done there may count for nothing");
      }
    }
  }

  private void requirements(RoleProfile role) {
    for (RoleProfile.Requirement requirement : role.requirements()) {
      framework
          .findCompetency(requirement.competency())
          .filter(competency -> !provable(competency))
          .ifPresent(
              competency ->
                  add(
                      Kind.NOTHING_PROVES_IT,
                      "$.competencies[" + framework.competencies().indexOf(competency) + "]",
                      "the role "
                          + role.name()
                          + " requires "
                          + competency.code()
                          + ", which nothing can prove"));
    }
  }
}
