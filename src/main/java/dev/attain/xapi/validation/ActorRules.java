package dev.attain.xapi.validation;

import dev.attain.xapi.json.text.JsonArray;
import dev.attain.xapi.json.text.JsonMember;
import dev.attain.xapi.json.text.JsonObject;
import java.util.Map;
import java.util.Set;

/** Agents and groups (xAPI-Data 2.4.2), and the authority (2.4.9). */
final class ActorRules {
  private static final Set<String> IDENTIFIERS =
      Set.of("mbox", "mbox_sha1sum", "openid", "account");
  private static final String IDENTIFIER_NAMES = "mbox, mbox_sha1sum, openid, account";
  private static final int OAUTH_MEMBERS = 2;

  private static final ValueRule ACCOUNT =
      Shape.of("an account", "XAPI-00041")
          .required("homePage", "XAPI-00042", Values.iri("XAPI-00042"))
          .required("name", "XAPI-00043", Values.text("XAPI-00043"))
          .build();

  private static final ValueRule AGENT_SHAPE =
      identified(Shape.of("an agent", "XAPI-00006"))
          .forbidden(
              "member", "XAPI-00035", "only a group has members; write \"objectType\": \"Group\"")
          .check(ActorRules::checkAgent)
          .build();

  /** An Agent, where nothing else may stand. */
  static final ValueRule AGENT =
      Values.byObjectType("XAPI-00031", AGENT_SHAPE, Map.of("Agent", AGENT_SHAPE));

  private static final ValueRule MEMBER =
      Values.byObjectType("XAPI-00036", AGENT_SHAPE, Map.of("Agent", AGENT_SHAPE));

  private static final ValueRule GROUP_SHAPE = group().build();
  private static final ValueRule OAUTH_GROUP =
      group().check(ActorRules::checkAuthorityGroup).build();

  /** A Group, where nothing else may stand. */
  static final ValueRule GROUP =
      Values.byObjectType("XAPI-00088", GROUP_SHAPE, Map.of("Group", GROUP_SHAPE));

  /** An Agent or a Group; an Agent when it does not say what it is. */
  static final ValueRule ACTOR = actor(GROUP_SHAPE);

  static final ValueRule AUTHORITY = actor(OAUTH_GROUP);

  private ActorRules() {}

  private static ValueRule actor(ValueRule group) {
    return Values.byObjectType(
        "XAPI-00031", AGENT_SHAPE, Map.of("Agent", AGENT_SHAPE, "Group", group));
  }

  private static Shape.Builder identified(Shape.Builder shape) {
    return shape
        .optional("objectType", Values.text("XAPI-00032"))
        .optional("name", Values.text("XAPI-00033"))
        .optional("mbox", Values.text("XAPI-00038", Format.MAILTO))
        .optional("mbox_sha1sum", Values.text("XAPI-00039", Format.SHA1))
        .optional("openid", Values.iri("XAPI-00040"))
        .optional("account", ACCOUNT);
  }

  private static Shape.Builder group() {
    return identified(Shape.of("a group", "XAPI-00006"))
        .required("objectType", "XAPI-00031", Values.oneOf("XAPI-00031", "Group"))
        .optional("member", Values.listOf("XAPI-00036", "an array of agents", MEMBER))
        .check(ActorRules::checkGroup);
  }

  private static void checkAgent(JsonObject agent, Report report) {
    int count = identifiers(agent);
    if (count != 1) {
      report.add(
          "XAPI-00034",
          "an agent has exactly one of " + IDENTIFIER_NAMES + "; this one has " + count);
    }
  }

  private static void checkGroup(JsonObject group, Report report) {
    int count = identifiers(group);
    if (count > 1) {
      report.add(
          "XAPI-00037",
          "a group has at most one of " + IDENTIFIER_NAMES + "; this one has " + count);
    }
    boolean members = group.find("member") instanceof JsonArray array && !array.items().isEmpty();
    if (count == 0 && !members) {
      report.add(
          "XAPI-00037",
          "a group needs one of " + IDENTIFIER_NAMES + ", or a member array with an agent");
    }
  }

  /** An anonymous group of two agents, the application and the user (2.4.9). */
  private static void checkAuthorityGroup(JsonObject group, Report report) {
    boolean two =
        group.find("member") instanceof JsonArray array && array.items().size() == OAUTH_MEMBERS;
    if (!two) {
      report.add("XAPI-00098", "an authority that is a group has exactly two members");
    }
    if (identifiers(group) > 0) {
      report.add("XAPI-00024", "an authority that is a group has no identifier of its own");
    }
  }

  /** Whether an object has what only agents and groups have. */
  static boolean isActorLike(JsonObject object) {
    return identifiers(object) > 0 || object.find("member") != null;
  }

  private static int identifiers(JsonObject actor) {
    int count = 0;
    for (JsonMember member : actor.members()) {
      if (IDENTIFIERS.contains(member.name())) {
        count++;
      }
    }
    return count;
  }
}
