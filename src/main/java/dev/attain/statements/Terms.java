package dev.attain.statements;

import dev.attain.xapi.Activity;
import dev.attain.xapi.Actor;
import dev.attain.xapi.AgentIdentifier;
import dev.attain.xapi.Context;
import dev.attain.xapi.Iri;
import dev.attain.xapi.Registration;
import dev.attain.xapi.Sha2;
import dev.attain.xapi.Statement;
import dev.attain.xapi.StatementId;
import dev.attain.xapi.StatementObject;
import dev.attain.xapi.SubStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a statement is found by, and what a filter looks for: the same terms, made in one place.
 *
 * <p>Terms are hashed anew each time, though most of them recur: on a processor with instructions
 * for SHA-256 that takes 0.1 µs, and looking one up among 20,000 takes three times as long.
 */
public final class Terms {
  /**
   * All terms of a statement.
   *
   * @param authority the agent that is stamped on it, which a client's own authority gives way to
   * @param source what names the credential that sent it
   */
  public Set<Term> of(Statement statement, Actor authority, String source) {
    List<Term> terms = new ArrayList<>(32);
    terms.add(verb(statement.verb().id()));
    terms.add(source(source));
    addAgents(terms, statement.actor(), true);
    addAgents(terms, authority, false);
    addObject(terms, statement.object(), true);
    addContext(terms, statement.context());
    Context context = statement.context();
    if (context != null) {
      if (context.registration() != null) {
        terms.add(registration(context.registration()));
      }
      for (Activity category : context.contextActivities().category()) {
        terms.add(category(category.id()));
      }
    }
    return TermSet.of(terms);
  }

  public Term verb(Iri id) {
    return Term.of(Term.Kind.VERB, id.value());
  }

  /** The actor or object, or a member of a group there; related: anywhere in the statement. */
  public Term agent(AgentIdentifier identifier, boolean related) {
    return Term.of(related ? Term.Kind.AGENT_RELATED : Term.Kind.AGENT, identifier.canonical());
  }

  /** The object; related: anywhere in the statement. */
  public Term activity(Iri id, boolean related) {
    return Term.of(related ? Term.Kind.ACTIVITY_RELATED : Term.Kind.ACTIVITY, id.value());
  }

  public Term registration(Registration registration) {
    return Term.of(Term.Kind.REGISTRATION, registration.toString());
  }

  /** The type of the activity that is the object. */
  public Term activityType(Iri type) {
    return Term.of(Term.Kind.ACTIVITY_TYPE, type.value());
  }

  /** A category of the context. */
  public Term category(Iri id) {
    return Term.of(Term.Kind.CATEGORY, id.value());
  }

  /**
   * @param source what names the credential that sent it
   */
  public Term source(String source) {
    return Term.of(Term.Kind.SOURCE, source);
  }

  /**
   * The content of this hash came with the statement of this id. The id is part of it because terms
   * spread to the statements that point at one, and what came with one is not theirs.
   */
  public Term content(StatementId id, Sha2 hash) {
    return Term.of(Term.Kind.CONTENT, id + "|" + hash.hex());
  }

  private void addObject(List<Term> terms, StatementObject object, boolean direct) {
    if (object instanceof Activity activity) {
      if (direct) {
        terms.add(activity(activity.id(), false));
        activity.findType().ifPresent(type -> terms.add(activityType(type)));
      }
      terms.add(activity(activity.id(), true));
    } else if (object instanceof Actor actor) {
      addAgents(terms, actor, direct);
    } else if (object instanceof SubStatement sub) {
      addAgents(terms, sub.actor(), false);
      addObject(terms, sub.object(), false);
      addContext(terms, sub.context());
    }
  }

  private void addContext(List<Term> terms, @Nullable Context context) {
    if (context == null) {
      return;
    }
    addAgents(terms, context.instructor(), false);
    addAgents(terms, context.team(), false);
    context.contextAgents().forEach(c -> addAgents(terms, c.agent(), false));
    context.contextGroups().forEach(c -> addAgents(terms, c.group(), false));
    context.contextActivities().all().forEach(a -> terms.add(activity(a.id(), true)));
  }

  private void addAgents(List<Term> terms, @Nullable Actor actor, boolean direct) {
    if (actor == null) {
      return;
    }
    actor
        .identifiers()
        .forEach(
            identifier -> {
              if (direct) {
                terms.add(agent(identifier, false));
              }
              terms.add(agent(identifier, true));
            });
  }
}
