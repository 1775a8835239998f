package dev.attain.analytics.statements;

import dev.attain.analytics.statements.filter.Field;
import dev.attain.analytics.statements.filter.Filter;
import dev.attain.analytics.statements.filter.Operand;
import dev.attain.analytics.statements.filter.WhoIsMeant;
import dev.attain.competency.framework.Cohort;
import dev.attain.competency.framework.FrameworkCatalog;
import dev.attain.people.Identities;
import dev.attain.people.IdentityReads;
import dev.attain.people.PersonId;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Learns whom the people and cohorts are that a filter names. */
public final class Meanings {
  private final IdentityReads identities;
  private final FrameworkCatalog catalog;

  public Meanings(IdentityReads identities, FrameworkCatalog catalog) {
    this.identities = identities;
    this.catalog = catalog;
  }

  /** What became of asking. */
  public sealed interface Outcome {
    record Known(WhoIsMeant who) implements Outcome {}

    /** The filter names a cohort that there is none of. */
    record NoCohort(String id) implements Outcome {}
  }

  /** Who is who now. */
  public Future<Identities> identities() {
    return identities.identities();
  }

  /** The cohort with everybody in it. */
  public Future<Optional<Cohort>> cohort(String id) {
    return catalog.findCohort(id);
  }

  /** Whom a filter means, now. */
  public Future<Outcome> of(Filter filter) {
    Set<String> people = named(Field.PERSON, filter);
    Set<String> cohorts = named(Field.COHORT, filter);
    return people.isEmpty() && cohorts.isEmpty()
        ? Future.succeededFuture(new Outcome.Known(WhoIsMeant.NOBODY))
        : identities.identities().compose(known -> of(people, cohorts, known));
  }

  private Future<Outcome> of(Set<String> people, Set<String> cohorts, Identities known) {
    Map<String, Set<String>> byPerson =
        people.stream().collect(Collectors.toMap(id -> id, id -> identifiers(id, known)));
    List<String> ids = List.copyOf(cohorts);
    return Future.all(ids.stream().map(catalog::findCohort).toList())
        .map(
            found -> {
              Map<String, Set<String>> byCohort = new HashMap<>();
              for (int i = 0; i < ids.size(); i++) {
                Optional<Cohort> cohort = found.resultAt(i);
                if (cohort.isEmpty()) {
                  return new Outcome.NoCohort(ids.get(i));
                }
                byCohort.put(ids.get(i), identifiers(cohort.get(), known));
              }
              return new Outcome.Known(new WhoIsMeant(byPerson, byCohort));
            });
  }

  /** All identifiers of all members of a cohort. */
  public static Set<String> identifiers(Cohort cohort, Identities known) {
    Set<String> all = new HashSet<>();
    cohort.members().forEach(member -> all.addAll(identifiers(member.person(), known)));
    return all;
  }

  private static Set<String> identifiers(String person, Identities known) {
    return known.identifiersOf(new PersonId(person)).stream()
        .map(PersonId::value)
        .collect(Collectors.toSet());
  }

  /** The people or cohorts that a filter names. */
  public static Set<String> named(Field field, Filter filter) {
    Set<String> ids = new TreeSet<>();
    collect(field, filter, ids);
    return ids;
  }

  private static void collect(Field field, Filter filter, Set<String> into) {
    List<Filter> inner = new ArrayList<>();
    if (filter instanceof Filter.All all) {
      inner.addAll(all.filters());
    } else if (filter instanceof Filter.Any any) {
      inner.addAll(any.filters());
    } else if (filter instanceof Filter.Not not) {
      inner.add(not.filter());
    } else if (filter instanceof Filter.In in && in.column().field() == field) {
      in.operands().forEach(operand -> into.add(text(operand)));
    } else if (filter instanceof Filter.Compared compared && compared.column().field() == field) {
      into.add(text(compared.operand()));
    }
    inner.forEach(one -> collect(field, one, into));
  }

  private static String text(Operand operand) {
    return ((Operand.Text) operand).text();
  }
}
