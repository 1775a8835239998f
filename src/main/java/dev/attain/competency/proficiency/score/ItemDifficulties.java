package dev.attain.competency.proficiency.score;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Difficulties of items, rated by Elo from the answers of many people: person and item move against
 * each other with each answer. What {@code elo@1} takes as its difficulties.
 */
public final class ItemDifficulties {

  /**
   * One answer.
   *
   * @param id unique; orders answers of one instant
   * @param score within 0..1
   */
  public record Answer(String id, String person, String item, double score, Instant at) {
    public Answer {
      Objects.requireNonNull(id);
      Objects.requireNonNull(person);
      Objects.requireNonNull(item);
      Objects.requireNonNull(at);
    }
  }

  private ItemDifficulties() {}

  /** The difficulty of each item; the order in which the answers are given does not matter. */
  public static Map<String, EloRating> of(List<Answer> answers) {
    Map<String, EloRating> people = new TreeMap<>();
    Map<String, EloRating> items = new TreeMap<>();
    answers.stream()
        .sorted(Comparator.comparing(Answer::at).thenComparing(Answer::id))
        .forEach(
            answer -> {
              EloRating person = people.getOrDefault(answer.person(), EloRating.START);
              EloRating item = items.getOrDefault(answer.item(), EloRating.START);
              people.put(answer.person(), person.answering(item.rating(), answer.score()));
              items.put(answer.item(), item.answeredBy(person.rating(), answer.score()));
            });
    return items;
  }
}
