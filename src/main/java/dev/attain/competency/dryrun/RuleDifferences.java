package dev.attain.competency.dryrun;

import dev.attain.competency.dryrun.Reason.EvidenceDifference;
import dev.attain.competency.dryrun.Reason.ItemDifference;
import dev.attain.competency.dryrun.Reason.ItemDifference.How;
import dev.attain.competency.evidence.Evidence;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.MappingRule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which mapping rules differ between two versions, and what that does to evidence. */
final class RuleDifferences {
  private final Map<String, MappingRule> now;
  private final Map<String, MappingRule> then;

  RuleDifferences(Framework now, Framework then) {
    this.now = byId(now);
    this.then = byId(then);
  }

  private static Map<String, MappingRule> byId(Framework framework) {
    return framework.mappings().stream()
        .collect(Collectors.toMap(MappingRule::id, Function.identity(), (one, other) -> one));
  }

  /** What is different about the evidence of one person's one competency. */
  static EvidenceDifference between(Collection<Evidence> now, Collection<Evidence> then) {
    Map<String, Evidence> left = new LinkedHashMap<>();
    now.forEach(item -> left.put(item.id(), item));
    List<ItemDifference> items = new ArrayList<>();
    for (Evidence item : then) {
      Evidence before = left.remove(item.id());
      if (before == null || !HeldPeople.isSame(before, item)) {
        items.add(item(item, before == null ? How.GAINED : How.CHANGED));
      }
    }
    left.values().forEach(item -> items.add(item(item, How.LOST)));
    return new EvidenceDifference(
        count(items, How.GAINED), count(items, How.LOST), count(items, How.CHANGED), items);
  }

  private static ItemDifference item(Evidence item, How how) {
    return new ItemDifference(item.id(), item.statement().toString(), item.rule(), how);
  }

  private static int count(List<ItemDifference> items, How how) {
    return (int) items.stream().filter(item -> item.how() == how).count();
  }

  /** For people: {@code rule quiz is removed: 3 items lost}. */
  String inWords(EvidenceDifference difference) {
    Map<String, Map<How, Integer>> byRule = new LinkedHashMap<>();
    difference
        .items()
        .forEach(
            item ->
                byRule
                    .computeIfAbsent(item.rule(), first -> new HashMap<>())
                    .merge(item.how(), 1, Integer::sum));
    return byRule.entrySet().stream()
        .map(entry -> ruleInWords(entry.getKey()) + ": " + counts(entry.getValue()))
        .collect(Collectors.joining("; "));
  }

  private String ruleInWords(String id) {
    MappingRule before = now.get(id);
    MappingRule after = then.get(id);
    if (before == null && after == null) {
      return id;
    }
    if (before == null) {
      return "rule " + id + " is added";
    }
    if (after == null) {
      return "rule " + id + " is removed";
    }
    return before.equals(after)
        ? "rule " + id + " stays, but others take its turn or leave it"
        : "rule " + id + " is changed";
  }

  private static String counts(Map<How, Integer> counts) {
    List<String> parts = new ArrayList<>();
    add(parts, counts, How.GAINED, "gained");
    add(parts, counts, How.LOST, "lost");
    add(parts, counts, How.CHANGED, "counted otherwise");
    return String.join(", ", parts);
  }

  private static void add(List<String> parts, Map<How, Integer> counts, How how, String word) {
    int count = counts.getOrDefault(how, 0);
    if (count > 0) {
      parts.add(count + (count == 1 ? " item " : " items ") + word);
    }
  }
}
