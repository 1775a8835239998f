package dev.attain.statements;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.xapi.Agent;
import dev.attain.xapi.AgentIdentifier;
import dev.attain.xapi.Iri;
import dev.attain.xapi.Registration;
import dev.attain.xapi.json.StatementJson;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TermsTest {
  private static final Agent AUTHORITY =
      new Agent(null, new AgentIdentifier.Account(new Iri("https://lrs.example.org"), "key"));
  private static final String REGISTRATION = "39e24cc4-69af-4b01-a824-1fdc6ea8a3af";
  private static final String STATEMENT =
      """
      {"actor":{"objectType":"Group","mbox":"mailto:team@x.org",
                "member":[{"mbox":"mailto:ann@x.org"},{"openid":"https://bob.x.org/"}]},
       "verb":{"id":"https://x.org/verb"},
       "object":{"id":"https://x.org/object","definition":{"type":"https://x.org/type"}},
       "context":{
        "registration":"39e24cc4-69af-4b01-a824-1fdc6ea8a3af",
        "instructor":{"mbox":"mailto:instructor@x.org"},
        "team":{"objectType":"Group","member":[{"mbox":"mailto:mate@x.org"}]},
        "contextAgents":[{"objectType":"contextAgent","agent":{"mbox":"mailto:aide@x.org"}}],
        "contextGroups":[{"objectType":"contextGroup","group":
          {"objectType":"Group","mbox":"mailto:crew@x.org"}}],
        "contextActivities":{"parent":[{"id":"https://x.org/parent"}],
          "grouping":[{"id":"https://x.org/grouping"}],
          "category":[{"id":"https://x.org/category"}],
          "other":[{"id":"https://x.org/other"}]}}}
      """;
  private static final String WITH_SUB_STATEMENT =
      """
      {"actor":{"mbox":"mailto:ann@x.org"},"verb":{"id":"https://x.org/verb"},
       "object":{"objectType":"SubStatement",
        "actor":{"mbox":"mailto:sub@x.org"},"verb":{"id":"https://x.org/sub-verb"},
        "object":{"id":"https://x.org/sub-object"},
        "context":{"instructor":{"mbox":"mailto:sub-instructor@x.org"},
         "contextActivities":{"parent":[{"id":"https://x.org/sub-parent"}]}}}}
      """;

  private final Terms terms = new Terms();

  @Test
  void aStatementIsFoundByActorMembersVerbObjectAndRegistration() {
    Set<Term> found = of(STATEMENT);
    assertThat(found)
        .contains(
            terms.verb(new Iri("https://x.org/verb")),
            terms.activity(new Iri("https://x.org/object"), false),
            terms.activity(new Iri("https://x.org/object"), true),
            terms.registration(Registration.of(REGISTRATION)),
            Term.of(Term.Kind.ACTIVITY_TYPE, "https://x.org/type"),
            Term.of(Term.Kind.CATEGORY, "https://x.org/category"),
            Term.of(Term.Kind.SOURCE, "the-key"));
    for (String direct : new String[] {"mailto:team@x.org", "mailto:ann@x.org"}) {
      assertThat(found).contains(agent(direct, false), agent(direct, true));
    }
    assertThat(found).contains(agent("openid:https://bob.x.org/", false));
  }

  @Test
  void relatedAgentsAreAuthorityInstructorTeamAndContextAgents() {
    Set<Term> found = of(STATEMENT);
    for (String related :
        new String[] {
          "account:https://lrs.example.org|key",
          "mailto:instructor@x.org",
          "mailto:mate@x.org",
          "mailto:aide@x.org",
          "mailto:crew@x.org"
        }) {
      assertThat(found).contains(agent(related, true)).doesNotContain(agent(related, false));
    }
  }

  @Test
  void relatedActivitiesAreThoseOfTheContext() {
    Set<Term> found = of(STATEMENT);
    for (String name : new String[] {"parent", "grouping", "category", "other"}) {
      Iri id = new Iri("https://x.org/" + name);
      assertThat(found)
          .contains(terms.activity(id, true))
          .doesNotContain(terms.activity(id, false));
    }
  }

  @Test
  void whatASubStatementNamesIsRelated() {
    Set<Term> found = of(WITH_SUB_STATEMENT);
    for (String related : new String[] {"mailto:sub@x.org", "mailto:sub-instructor@x.org"}) {
      assertThat(found).contains(agent(related, true)).doesNotContain(agent(related, false));
    }
    for (String name : new String[] {"sub-object", "sub-parent"}) {
      Iri id = new Iri("https://x.org/" + name);
      assertThat(found)
          .contains(terms.activity(id, true))
          .doesNotContain(terms.activity(id, false));
    }
    assertThat(found).doesNotContain(terms.verb(new Iri("https://x.org/sub-verb")));
  }

  @Test
  void anAgentThatIsTheObjectIsFoundAsAnAgent() {
    Set<Term> found =
        of(
            """
            {"actor":{"mbox":"mailto:ann@x.org"},"verb":{"id":"https://x.org/verb"},
             "object":{"objectType":"Agent","mbox":"mailto:bob@x.org"}}
            """);
    assertThat(found).contains(agent("mailto:bob@x.org", false));
  }

  @Test
  void anAddressAndItsSumAreDifferentAgents() {
    assertThat(agent("mailto:ann@x.org", false))
        .isNotEqualTo(agent("sha1:0123456789012345678901234567890123456789", false));
  }

  private Term agent(String canonical, boolean related) {
    return terms.agent(AgentIdentifier.ofCanonical(canonical), related);
  }

  private Set<Term> of(String json) {
    return terms.of(
        StatementJson.read(json.getBytes(StandardCharsets.UTF_8)), AUTHORITY, "the-key");
  }
}
