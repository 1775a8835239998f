package dev.attain.competency.framework.casepackage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.Framework.Status;
import dev.attain.competency.framework.Level;
import dev.attain.competency.framework.Problem;
import dev.attain.competency.framework.document.FrameworkCheck;
import dev.attain.json.ParsedJson;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads CASE packages into draft frameworks: items become competencies; {@code isChildOf} becomes
 * parent, {@code precedes} a prerequisite of its destination, {@code exactMatchOf} an exact match.
 *
 * <p>CASE knows neither scales nor rules: a draft has the {@link #SCALE} until its author gives it
 * another, and no mapping rules.
 */
public final class CasePackages {
  /** The scale of a draft, in the words and cuts of the frameworks that come with this server. */
  public static final List<Level> SCALE =
      List.of(
          new Level(1, "Guided", 0.4),
          new Level(2, "Independent", 0.58),
          new Level(3, "Skilled", 0.72),
          new Level(4, "Expert", 0.85));

  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};
  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final byte[] PDF = {'%', 'P', 'D', 'F'};
  private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};

  private CasePackages() {}

  /**
   * Reads a package.
   *
   * @param version of the draft; null for the version of the package, else the day of its last
   *     change
   */
  public static CaseReading read(byte[] json, @Nullable String version) {
    String other = otherThanJson(json);
    if (other != null) {
      return refused(
          "$", "this is " + other + ", not a CASE package: it is JSON with a CFDocument");
    }
    ParsedJson parsed = ParsedJson.of(json);
    if (parsed instanceof ParsedJson.Broken broken) {
      return refused(
          "$",
          "not JSON at line "
              + broken.line()
              + ", column "
              + broken.column()
              + ": "
              + broken.message());
    }
    JsonNode root = ((ParsedJson.Tree) parsed).root();
    if (!root.path("CFDocument").isObject()) {
      return refused("$.CFDocument", "is required: this is not a CASE package");
    }
    return read(root, version);
  }

  private static CaseReading read(JsonNode root, @Nullable String version) {
    CaseProperties properties = new CaseProperties();
    JsonNode document = root.path("CFDocument");
    String id = properties.iri("$.CFDocument", document);
    String title = properties.text("$.CFDocument", document, "title");
    CaseItems items = new CaseItems(properties);
    items.read(root.path("CFItems"));
    items.associate(root.path("CFAssociations"), document);
    if (!properties.problems().isEmpty()) {
      return new CaseReading.Refused(properties.problems());
    }
    Framework draft =
        new Framework(
            id,
            version == null ? versionOf(document) : version,
            title,
            CaseProperties.find(document, "description"),
            Status.DRAFT,
            null,
            null,
            CaseProperties.find(document, "notes"),
            CaseProperties.find(document, "creator"),
            List.of(),
            null,
            SCALE,
            items.competencies(),
            List.of());
    List<Problem> problems = FrameworkCheck.problems(draft, template -> false);
    return problems.isEmpty()
        ? new CaseReading.Read(draft, items.omitted())
        : new CaseReading.Refused(inPackage(problems));
  }

  /** Competencies are in the order of the items, so places are those of the package. */
  private static List<Problem> inPackage(List<Problem> problems) {
    List<Problem> renamed = new ArrayList<>();
    for (Problem problem : problems) {
      renamed.add(
          new Problem(problem.path().replace("$.competencies", "$.CFItems"), problem.message()));
    }
    return renamed;
  }

  private static String versionOf(JsonNode document) {
    String given = CaseProperties.find(document, "version");
    if (given != null && given.matches("[0-9A-Za-z][0-9A-Za-z.+-]{0,63}")) {
      return given;
    }
    String changed = CaseProperties.find(document, "lastChangeDateTime");
    return changed != null && changed.matches("\\d{4}-\\d\\d-\\d\\d.*")
        ? changed.substring(0, "2026-01-31".length())
        : "1";
  }

  private static @Nullable String otherThanJson(byte[] bytes) {
    if (startsWith(bytes, PNG)) {
      return "a PNG image";
    }
    if (startsWith(bytes, JPEG)) {
      return "a JPEG image";
    }
    if (startsWith(bytes, PDF)) {
      return "a PDF document";
    }
    return startsWith(bytes, ZIP) ? "a ZIP archive (unpack it first)" : null;
  }

  private static boolean startsWith(byte[] bytes, byte[] beginning) {
    return bytes.length >= beginning.length
        && Arrays.equals(bytes, 0, beginning.length, beginning, 0, beginning.length);
  }

  private static CaseReading refused(String path, String message) {
    return new CaseReading.Refused(List.of(new Problem(path, message)));
  }
}
