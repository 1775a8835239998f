package dev.attain.profiles;

import dev.attain.json.ParsedJson;
import dev.attain.profiles.Pattern.Form;
import dev.attain.profiles.TemplateRule.Presence;
import dev.attain.xapi.Iri;
import dev.attain.xapi.LanguageMap;
import dev.attain.xapi.json.path.PathExpression;
import dev.attain.xapi.json.path.PathReading;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads xAPI Profiles as they are authored. JSON-LD is read as plain JSON with the property names
 * of the profile specification: {@code @context} is ignored, unknown properties are too (profiles
 * carry annotations), and where a list is expected one value may stand alone. What matching and
 * figures depend on is checked, and every problem is named.
 */
public final class ProfileDocuments {
  private static final Map<String, Form> FORMS =
      Map.of(
          "sequence", Form.SEQUENCE,
          "alternates", Form.ALTERNATES,
          "optional", Form.OPTIONAL,
          "oneOrMore", Form.ONE_OR_MORE,
          "zeroOrMore", Form.ZERO_OR_MORE);

  private static final List<String> REQUIREMENTS = List.of("presence", "any", "all", "none");

  private final ProfileFields profile;

  private ProfileDocuments(ProfileFields profile) {
    this.profile = profile;
  }

  public static ProfileReading read(byte[] json) {
    ParsedJson parsed = ParsedJson.of(json);
    if (parsed instanceof ParsedJson.Broken broken) {
      return new ProfileReading.Refused(
          List.of(
              new ProfileProblem(
                  "$",
                  "line "
                      + broken.line()
                      + ", column "
                      + broken.column()
                      + ": "
                      + broken.message())));
    }
    ProfileFields root = ProfileFields.root(((ParsedJson.Tree) parsed).root());
    XapiProfile profile = new ProfileDocuments(root).profile();
    return root.problems().isEmpty()
        ? new ProfileReading.Read(profile)
        : new ProfileReading.Refused(root.problems());
  }

  private XapiProfile profile() {
    if (!profile.requireText("type").equals("Profile")) {
      profile.problem("type", "must be \"Profile\"");
    }
    Iri id = profile.requireIri("id");
    LanguageMap prefLabel = profile.requireLanguageMap("prefLabel");
    LanguageMap definition = profile.requireLanguageMap("definition");
    List<ProfileVersion> versions =
        profile.objects("versions").stream().map(ProfileDocuments::version).toList();
    if (versions.isEmpty()) {
      profile.problem("versions", "must name at least the version that this document is");
      versions = List.of(new ProfileVersion(id, null, List.of()));
    }
    List<Iri> profileIds =
        Stream.concat(Stream.of(id), versions.stream().map(ProfileVersion::id)).distinct().toList();
    List<Concept> concepts =
        profile.objects("concepts").stream().map(ProfileDocuments::concept).toList();
    List<StatementTemplate> templates =
        profile.objects("templates").stream().map(t -> template(t, profileIds)).toList();
    List<Pattern> patterns =
        profile.objects("patterns").stream().map(ProfileDocuments::pattern).toList();
    checkIds(concepts, templates, patterns);
    checkCircles(patterns);
    return new XapiProfile(
        id,
        prefLabel,
        definition,
        profile.find("author").flatMap(a -> a.findText("name")).orElse(null),
        versions,
        concepts,
        templates,
        patterns);
  }

  private static ProfileVersion version(ProfileFields fields) {
    return new ProfileVersion(
        fields.requireIri("id"), generatedAt(fields), fields.iris("wasRevisionOf"));
  }

  private static @Nullable Instant generatedAt(ProfileFields fields) {
    return fields.findTime("generatedAtTime").orElse(null);
  }

  private static Concept concept(ProfileFields fields) {
    return new Concept(
        fields.requireIri("id"),
        fields.requireText("type"),
        fields.languageMap("prefLabel"),
        fields.languageMap("definition"),
        fields.isTrue("deprecated"));
  }

  private static StatementTemplate template(ProfileFields fields, List<Iri> profileIds) {
    if (!fields.requireText("type").equals("StatementTemplate")) {
      fields.problem("type", "must be \"StatementTemplate\"");
    }
    if (fields.has("objectActivityType") && fields.has("objectStatementRefTemplate")) {
      fields.problem(
          "objectStatementRefTemplate",
          "an object is either an activity, as objectActivityType says, or a StatementRef");
    }
    return new StatementTemplate(
        fields.requireIri("id"),
        profileIds,
        fields.languageMap("prefLabel"),
        fields.languageMap("definition"),
        fields.findIri("verb").orElse(null),
        fields.findIri("objectActivityType").orElse(null),
        fields.iris("contextGroupingActivityType"),
        fields.iris("contextParentActivityType"),
        fields.iris("contextOtherActivityType"),
        fields.iris("contextCategoryActivityType"),
        fields.iris("attachmentUsageType"),
        fields.iris("objectStatementRefTemplate"),
        fields.iris("contextStatementRefTemplate"),
        fields.objects("rules").stream().map(ProfileDocuments::rule).toList());
  }

  private static TemplateRule rule(ProfileFields fields) {
    if (REQUIREMENTS.stream().noneMatch(fields::has)) {
      fields.problem(null, "asks for nothing: give it presence, any, all or none");
    }
    return new TemplateRule(
        path(fields, "location", fields.requireText("location")),
        fields.findText("selector").map(text -> path(fields, "selector", text)).orElse(null),
        presence(fields).orElse(null),
        fields.jsonTexts("any"),
        fields.jsonTexts("all"),
        fields.jsonTexts("none"));
  }

  /** The path as authored; a problem when it is none. */
  private static String path(ProfileFields fields, String name, String text) {
    if (!text.isEmpty() && PathExpression.read(text) instanceof PathReading.Broken broken) {
      fields.problem(
          name, "is no JSONPath: at character " + (broken.at() + 1) + " " + broken.message());
    }
    return text;
  }

  private static Optional<Presence> presence(ProfileFields fields) {
    Optional<String> text = fields.findText("presence");
    for (Presence presence : Presence.values()) {
      if (text.filter(presence.name().toLowerCase(Locale.ROOT)::equals).isPresent()) {
        return Optional.of(presence);
      }
    }
    text.ifPresent(
        t -> fields.problem("presence", "must be included, excluded or recommended, not " + t));
    return Optional.empty();
  }

  private static Pattern pattern(ProfileFields fields) {
    List<String> forms = FORMS.keySet().stream().filter(fields::has).sorted().toList();
    if (forms.size() != 1) {
      fields.problem(
          null, "must have exactly one of sequence, alternates, optional, oneOrMore, zeroOrMore");
    }
    String name = forms.isEmpty() ? "sequence" : forms.get(0);
    Form form = FORMS.getOrDefault(name, Form.SEQUENCE);
    List<Iri> members = fields.iris(name);
    if (!forms.isEmpty() && members.isEmpty()) {
      fields.problem(name, "names no template or pattern");
    }
    if (form != Form.SEQUENCE && form != Form.ALTERNATES && members.size() > 1) {
      fields.problem(
          name, "must be one template or pattern; make a sequence or alternates of them");
    }
    return new Pattern(
        fields.requireIri("id"),
        fields.languageMap("prefLabel"),
        fields.languageMap("definition"),
        fields.isTrue("primary"),
        form,
        members);
  }

  /** A pattern that contains itself would be followed by nothing, and looked for for ever. */
  private void checkCircles(List<Pattern> patterns) {
    Map<Iri, Pattern> byId = new HashMap<>();
    patterns.forEach(pattern -> byId.putIfAbsent(pattern.id(), pattern));
    for (int i = 0; i < patterns.size(); i++) {
      Set<Iri> within = new HashSet<>();
      Deque<Iri> open = new ArrayDeque<>(patterns.get(i).members());
      while (!open.isEmpty()) {
        Pattern member = byId.get(open.remove());
        if (member != null && within.add(member.id())) {
          open.addAll(member.members());
        }
      }
      if (within.contains(patterns.get(i).id())) {
        profile.problem("patterns[" + i + "]", patterns.get(i).id() + " contains itself");
      }
    }
  }

  /** Ids are what others refer to: none may be there twice. Members may live in other profiles. */
  private void checkIds(
      List<Concept> concepts, List<StatementTemplate> templates, List<Pattern> patterns) {
    Map<Iri, String> seen = new HashMap<>();
    unique("concepts", concepts.stream().map(Concept::id).toList(), seen);
    unique("templates", templates.stream().map(StatementTemplate::id).toList(), seen);
    unique("patterns", patterns.stream().map(Pattern::id).toList(), seen);
  }

  private void unique(String list, List<Iri> ids, Map<Iri, String> seen) {
    for (int i = 0; i < ids.size(); i++) {
      String path = list + "[" + i + "].id";
      String before = seen.putIfAbsent(ids.get(i), path);
      if (before != null && !ids.get(i).equals(ProfileFields.NO_IRI)) {
        profile.problem(path, ids.get(i) + " is the id at $." + before + " already");
      }
    }
  }
}
