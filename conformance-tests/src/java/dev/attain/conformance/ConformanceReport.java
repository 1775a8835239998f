package dev.attain.conformance;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attain.conformance.lrs.Fragments;
import dev.attain.conformance.lrs.Table;
import dev.attain.conformance.lrs.Target;
import dev.attain.conformance.lrs.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a run found, requirement by requirement, as JSON and as a page. */
record ConformanceReport(Target target, List<Finding> findings) {

  ConformanceReport {
    findings = List.copyOf(findings);
  }

  /** Writes {@code conformance.json} and {@code conformance.html} to a folder. */
  void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve("conformance.json"),
        Fragments.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json()));
    Files.writeString(folder.resolve("conformance.html"), html());
  }

  /** How many requirements of a version ended how. */
  Map<Outcome, Long> counts(Version version) {
    Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
    for (Outcome outcome : Outcome.values()) {
      counts.put(
          outcome,
          findings.stream().filter(f -> f.version() == version && f.outcome() == outcome).count());
    }
    return counts;
  }

  private ObjectNode json() {
    ObjectNode report = Fragments.MAPPER.createObjectNode();
    report.put("endpoint", target.endpoint().toString());
    ObjectNode counts = report.putObject("counts");
    for (Version version : Version.values()) {
      ObjectNode of = counts.putObject(version.header());
      counts(version).forEach((outcome, count) -> of.put(outcome.words(), count));
    }
    ArrayNode all = report.putArray("requirements");
    for (Finding finding : findings) {
      ObjectNode one = all.addObject();
      one.put("number", finding.requirement().number());
      one.put("version", finding.version().header());
      one.put("title", finding.requirement().title());
      one.put("outcome", finding.outcome().words());
      one.put("cases", finding.cases());
      ArrayNode notes = one.putArray("notes");
      finding.notes().forEach(notes::add);
    }
    return report;
  }

  private String html() {
    String rows = findings.stream().map(ConformanceReport::row).collect(Collectors.joining());
    return Table.text("report.html")
        .replace("{endpoint}", escaped(target.endpoint().toString()))
        .replace("{counts}", countRows())
        .replace("{rows}", rows);
  }

  private String countRows() {
    StringBuilder rows = new StringBuilder();
    for (Version version : Version.values()) {
      rows.append("<tr><th>").append(version).append("</th>");
      counts(version).values().forEach(n -> rows.append("<td>").append(n).append("</td>"));
      rows.append("</tr>\n");
    }
    return rows.toString();
  }

  private static String row(Finding finding) {
    String notes =
        finding.notes().stream()
            .map(ConformanceReport::escaped)
            .collect(Collectors.joining("<br>"));
    return "<tr class=\"%s\"><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%d</td><td>%s</td></tr>%n"
        .formatted(
            finding.outcome().name().toLowerCase(Locale.ROOT),
            finding.requirement().number(),
            finding.version(),
            escaped(finding.requirement().title()),
            finding.outcome().words(),
            finding.cases(),
            notes);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
