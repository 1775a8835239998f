package dev.attain.profiles;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a template asks of the statements it is about. Rules judge a statement; they have no part in
 * whether the template matches.
 *
 * @param location JSON paths, as authored
 * @param selector further JSON paths below the location
 * @param any JSON texts, one of which must be there
 * @param all JSON texts, which must all be among the allowed
 * @param none JSON texts, none of which may be there
 */
public record TemplateRule(
    String location,
    @Nullable String selector,
    @Nullable Presence presence,
    List<String> any,
    List<String> all,
    List<String> none) {

  /** Whether there must, should or must not be something at the location. */
  public enum Presence {
    INCLUDED,
    EXCLUDED,
    RECOMMENDED
  }

  public TemplateRule {
    Objects.requireNonNull(location);
    any = List.copyOf(any);
    all = List.copyOf(all);
    none = List.copyOf(none);
  }
}
