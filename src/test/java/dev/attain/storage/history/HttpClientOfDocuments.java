package dev.attain.storage.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.attain.documents.ETag;
import dev.attain.http.TestClient;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks a server, by the State Resource. */
record HttpClientOfDocuments(TestClient client) implements DocumentClient {
  private static final Pattern TAG = Pattern.compile("[0-9a-f]{40}");

  @Override
  public Answer ask(String key, Call call) {
    if (call instanceof Call.Put put) {
      return write("PUT", key, put.condition(), BodyPublishers.ofString(put.content()));
    }
    if (call instanceof Call.Post post) {
      return write("POST", key, post.condition(), BodyPublishers.ofString(post.content()));
    }
    if (call instanceof Call.Delete delete) {
      return write("DELETE", key, delete.condition(), BodyPublishers.noBody());
    }
    TestClient.Answer got = client.get(path(key));
    if (got.status() == 404) {
      return new Answer.Found(null);
    }
    require(got, got.status() == 200);
    require(got, got.header("ETag").equals(ETag.of(got.body().getBytes(UTF_8)).quoted()));
    return new Answer.Found(got.body());
  }

  private Answer write(String method, String key, Condition condition, BodyPublisher body) {
    TestClient writer = withHeader(client.with("Content-Type", "application/json"), condition);
    TestClient.Answer answer = writer.send(method, path(key), body);
    if (answer.status() == 412) {
      Matcher told = TAG.matcher(answer.body());
      boolean tagged = told.find();
      require(answer, tagged || answer.body().contains("does not exist"));
      return new Answer.Refused(tagged ? Optional.of(new ETag(told.group())) : Optional.empty());
    }
    require(answer, answer.status() == 204);
    return Answer.DONE;
  }

  private static TestClient withHeader(TestClient client, Condition condition) {
    return switch (condition.kind()) {
      case NONE -> client;
      case ABSENT -> client.with("If-None-Match", "*");
      case PRESENT -> client.with("If-Match", "*");
      case IS -> client.with("If-Match", condition.tag().quoted());
      case IS_NOT -> client.with("If-None-Match", condition.tag().quoted());
    };
  }

  private static String path(String key) {
    return "/xapi/activities/state"
        + TestClient.query(
            "activityId", "https://example.org/courses/1",
            "agent", "{\"mbox\":\"mailto:ann@example.org\"}",
            "stateId", key);
  }

  private static void require(TestClient.Answer answer, boolean expected) {
    if (!expected) {
      throw new AssertionError("not what histories are about: " + answer);
    }
  }
}
