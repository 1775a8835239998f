package dev.attain.conformance.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attain.conformance.lrs.Answer;
import dev.attain.conformance.lrs.Fragments;
import dev.attain.conformance.lrs.Lrs;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One of the three resources for documents, and a subject nobody has kept a document of before.
 *
 * @param subject the parameters that name it, names and values in turn
 * @param idParameter the parameter that names a document
 */
record DocumentResource(String path, List<String> subject, String idParameter) {

  static DocumentResource state() {
    return new DocumentResource(
        "/activities/state",
        List.of("activityId", Some.iri("activities"), "agent", Some.agent().toString()),
        "stateId");
  }

  static DocumentResource agentProfile() {
    return new DocumentResource(
        "/agents/profile", List.of("agent", Some.agent().toString()), "profileId");
  }

  static DocumentResource activityProfile() {
    return new DocumentResource(
        "/activities/profile", List.of("activityId", Some.iri("activities")), "profileId");
  }

  Answer get(Lrs lrs, String id) {
    return lrs.get(path, of(id));
  }

  JsonNode json(Lrs lrs, String id) {
    return get(lrs, id).expect(200).json();
  }

  Answer post(Lrs lrs, String id, String json) {
    return lrs.post(path, Fragments.json(json), of(id));
  }

  /** Puts a document of any kind; it must not be there, or {@code lrs} must say which one it is. */
  Answer put(Lrs lrs, String id, String contentType, byte[] bytes) {
    return lrs.with("Content-Type", contentType).send("PUT", path + Lrs.query(of(id)), bytes);
  }

  /** Puts JSON where nothing is. */
  void putNew(Lrs lrs, String id, String json) {
    put(
            lrs.with("If-None-Match", "*"),
            id,
            "application/json",
            json.getBytes(StandardCharsets.UTF_8))
        .expect(204);
  }

  Answer delete(Lrs lrs, String id) {
    return lrs.delete(path, of(id));
  }

  /** The ids of the subject's documents. */
  List<String> ids(Lrs lrs, String... more) {
    List<String> parameters = new ArrayList<>(subject);
    parameters.addAll(List.of(more));
    List<String> ids = new ArrayList<>();
    lrs.get(path, parameters.toArray(String[]::new))
        .expect(200)
        .json()
        .forEach(id -> ids.add(id.asText()));
    return ids;
  }

  /** The parameters that name a document. */
  String[] of(String id) {
    List<String> parameters = new ArrayList<>(subject);
    parameters.addAll(List.of(idParameter, id));
    return parameters.toArray(String[]::new);
  }
}
