package dev.attain.competency.framework.difference;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.FrameworkVersion;
import dev.attain.json.Json;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What is different between two versions of one framework. Their states, approvals and version
 * numbers are no content and not compared.
 *
 * @param changes in the order of the newer document, what was removed after what stayed
 */
public record FrameworkDifference(
    FrameworkVersion from, FrameworkVersion to, List<Change> changes) {
  private static final Set<String> NO_CONTENT =
      Set.of("id", "version", "status", "approvals", "wasRevisionOf");

  public FrameworkDifference {
    Objects.requireNonNull(from);
    Objects.requireNonNull(to);
    changes = List.copyOf(changes);
  }

  public static FrameworkDifference between(Framework from, Framework to) {
    return new FrameworkDifference(
        from.versionId(), to.versionId(), new TreeComparison().compare(content(from), content(to)));
  }

  private static ObjectNode content(Framework framework) {
    return Json.MAPPER.<ObjectNode>valueToTree(framework).remove(NO_CONTENT);
  }
}
