package dev.attain.http.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.attain.access.NewCredential;
import dev.attain.access.Scope;
import dev.attain.http.RunningServer;
import gov.adlnet.xapi.client.AboutClient;
import gov.adlnet.xapi.client.ActivityClient;
import gov.adlnet.xapi.client.AgentClient;
import gov.adlnet.xapi.client.StatementClient;
import gov.adlnet.xapi.model.Activity;
import gov.adlnet.xapi.model.ActivityProfile;
import gov.adlnet.xapi.model.ActivityState;
import gov.adlnet.xapi.model.Agent;
import gov.adlnet.xapi.model.AgentProfile;
import gov.adlnet.xapi.model.Attachment;
import gov.adlnet.xapi.model.Statement;
import gov.adlnet.xapi.model.StatementReference;
import gov.adlnet.xapi.model.Verbs;
import gov.adlnet.xapi.util.AttachmentAndType;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** ADL's Java client (jxapi), saying and asking what it can over real HTTP. */
class JavaClientTest {
  private static final Agent ANN = new Agent("Ann", "mailto:ann@example.org");
  private static final String COURSE = "https://example.org/courses/1";

  private final String courseOfThisRun = COURSE + "/" + UUID.randomUUID();
  private RunningServer server;
  private NewCredential credential;
  private String endpoint;

  @BeforeEach
  void start() throws Exception {
    server = RunningServer.start();
    endpoint = "http://127.0.0.1:" + server.port() + "/xapi";
    credential =
        server
            .credentials()
            .create(
                "jxapi",
                Set.of(
                    Scope.STATEMENTS_WRITE,
                    Scope.STATEMENTS_READ,
                    Scope.DOCUMENTS_WRITE,
                    Scope.DOCUMENTS_READ))
            .toCompletionStage()
            .toCompletableFuture()
            .get(10, TimeUnit.SECONDS);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void readsBackTheStatementsThatItSent() throws Exception {
    String first = statements().postStatement(statement());
    String second = UUID.randomUUID().toString();
    Statement named = statement();
    named.setId(second);
    assertThat(statements().putStatement(named, second)).isTrue();
    List<String> others =
        statements().postStatements(new ArrayList<>(List.of(statement(), statement())));

    assertThat(statements().getStatement(first).getVerb().getId())
        .isEqualTo(Verbs.completed().getId());
    List<String> found =
        statements()
            .filterByVerb(Verbs.completed())
            .filterByActor(ANN)
            .filterByActivity(courseOfThisRun)
            .ascending(true)
            .getStatements()
            .getStatements()
            .stream()
            .map(Statement::getId)
            .toList();
    assertThat(found).containsExactly(first, second, others.get(0), others.get(1));
    assertThat(statements().limitResults(1).getStatements().hasMore()).isTrue();
  }

  @Test
  void voidsAStatement() throws Exception {
    String id = statements().postStatement(statement());
    statements().postStatement(new Statement(ANN, Verbs.voided(), new StatementReference(id)));

    assertThat(statements().getVoided(id).getId()).isEqualTo(id);
    assertThatThrownBy(() -> statements().getStatement(id)).isInstanceOf(IOException.class);
  }

  @Test
  void anAttachmentComesBack() throws Exception {
    Attachment attachment = new Attachment();
    byte[] content = attachment.addAttachment("a note, in plain letters", "text/plain");
    attachment.setUsageType(URI.create("https://example.org/note"));
    attachment.setDisplay(new HashMap<>(Map.of("en", "A note")));
    Statement annotated = statement();
    annotated.setAttachments(new ArrayList<>(List.of(attachment)));

    String id =
        statements()
            .postStatementWithAttachments(
                annotated, new ArrayList<>(List.of(new AttachmentAndType(content, "text/plain"))));

    Map<String, AttachmentAndType> found =
        statements().getStatementWithAttachments(id).getAttachment();
    assertThat(found).containsKey(attachment.getSha2());
    AttachmentAndType back = Objects.requireNonNull(found.get(attachment.getSha2()));
    assertThat(new String(back.getAttachment(), StandardCharsets.UTF_8))
        .isEqualTo("a note, in plain letters");
  }

  @Test
  void statesAndProfilesAreKept() throws Exception {
    ActivityClient activities = new ActivityClient(endpoint, credential.key(), credential.secret());
    AgentClient agents = new AgentClient(endpoint, credential.key(), credential.secret());
    JsonObject document = new JsonParser().parse("{\"page\":1}").getAsJsonObject();
    HashMap<String, String> unseen = new HashMap<>(Map.of("If-None-Match", "*"));

    ActivityState state = new ActivityState(courseOfThisRun, "bookmark", ANN);
    state.setState(document);
    assertThat(activities.putActivityState(state)).isTrue();
    assertThat(activities.getActivityState(state)).isEqualTo(document);
    assertThat(activities.deleteActivityState(state)).isTrue();

    ActivityProfile map = new ActivityProfile(courseOfThisRun, "map");
    map.setProfile(document);
    assertThat(activities.putActivityProfile(map, unseen)).isTrue();
    assertThat(activities.getActivityProfile(map)).isEqualTo(document);

    AgentProfile likes = new AgentProfile(ANN, "likes");
    likes.setProfile(document);
    assertThat(agents.putAgentProfile(likes, unseen)).isTrue();
    assertThat(agents.getAgentProfile(likes)).isEqualTo(document);
  }

  @Test
  void asksWhoAndWhatIsThere() throws Exception {
    statements().postStatement(statement());

    assertThat(
            new AboutClient(endpoint, credential.key(), credential.secret())
                .getAbout()
                .getVersion())
        .contains("1.0.3");
    assertThat(
            new AgentClient(endpoint, credential.key(), credential.secret())
                .getPerson(ANN)
                .getName())
        .contains("Ann");
    assertThat(
            new ActivityClient(endpoint, credential.key(), credential.secret())
                .getActivity(courseOfThisRun)
                .getId())
        .isEqualTo(courseOfThisRun);
  }

  private Statement statement() {
    return new Statement(ANN, Verbs.completed(), new Activity(courseOfThisRun));
  }

  private StatementClient statements() throws IOException {
    return new StatementClient(endpoint, credential.key(), credential.secret());
  }
}
