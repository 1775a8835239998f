package dev.attain.http.documents;

import dev.attain.access.Scope;
import dev.attain.http.Exchange;
import dev.attain.http.HttpResource;
import dev.attain.http.Routes;
import dev.attain.http.xapi.Parameters;
import dev.attain.http.xapi.Versions;
import dev.attain.mentions.MentionedActivities;
import dev.attain.mentions.MentionedAgents;
import dev.attain.xapi.Actor;
import dev.attain.xapi.Agent;
import dev.attain.xapi.AgentIdentifier;
import dev.attain.xapi.Group;
import dev.attain.xapi.Iri;
import dev.attain.xapi.json.AgentJson;
import dev.attain.xapi.json.text.JsonLimits;
import dev.attain.xapi.validation.ActorReader;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * {@code /xapi/activities}, an activity with all that statements say of it, and {@code
 * /xapi/agents}, the Person that an agent is (xAPI-Communication 2.4 and 2.5).
 */
public final class MentionsResource implements HttpResource {
  private static final List<HttpMethod> READ = List.of(HttpMethod.GET, HttpMethod.HEAD);
  private static final String ACTIVITY_ID = "activityId";
  private static final String AGENT = "agent";

  private final MentionedActivities activities;
  private final MentionedAgents agents;
  private final ActorReader actors;

  /**
   * @param limits of agents in parameters
   */
  public MentionsResource(
      MentionedActivities activities, MentionedAgents agents, JsonLimits limits) {
    this.activities = activities;
    this.agents = agents;
    this.actors = new ActorReader(limits);
  }

  @Override
  public void mount(Routes routes) {
    serve(routes, "activities", this::activity);
    serve(routes, "agents", this::person);
  }

  private static void serve(Routes routes, String name, Function<Exchange, Future<byte[]>> work) {
    String path = "/xapi/" + name;
    routes.serve(
        name,
        path,
        READ,
        exchange -> {
          Versions.negotiate(exchange.request());
          return exchange
              .authenticate(Scope.STATEMENTS_READ)
              .compose(reader -> exchange.here(work.apply(exchange)))
              .onSuccess(json -> exchange.answerJson(200, Buffer.buffer(json)));
        });
    routes.refuseOtherMethods(name, path, READ);
  }

  private Future<byte[]> activity(Exchange exchange) {
    Parameters parameters = new Parameters(exchange.request().params(), Set.of(ACTIVITY_ID));
    parameters.get(ACTIVITY_ID);
    Iri id = parameters.iri(ACTIVITY_ID).orElseThrow();
    return activities.find(id);
  }

  private Future<byte[]> person(Exchange exchange) {
    Parameters parameters = new Parameters(exchange.request().params(), Set.of(AGENT));
    parameters.get(AGENT);
    Actor asked = parameters.agent(AGENT, actors).orElseThrow();
    AgentIdentifier identifier = asked.findIdentifier().orElseThrow();
    return agents
        .names(identifier)
        .map(
            found -> {
              Set<String> names = new LinkedHashSet<>(found);
              String name = name(asked);
              if (name != null) {
                names.add(name);
              }
              return AgentJson.writePerson(identifier, names);
            });
  }

  private static @Nullable String name(Actor actor) {
    return actor instanceof Agent agent ? agent.name() : ((Group) actor).name();
  }
}
