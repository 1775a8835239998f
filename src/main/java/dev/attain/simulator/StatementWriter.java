package dev.attain.simulator;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes an event as an xAPI 1.0.3 statement: UTF-8, one line, about 1 KB. */
final class StatementWriter {
  private static final JsonFactory JSON = new JsonFactory();
  private static final String PROGRAMME =
      "https://learning.example.org/programmes/support-agent-onboarding";
  private static final String[] CHANNELS = {"phone", "phone", "phone", "chat"};

  /** Points of a simulator session at the best. */
  private static final int SIMULATOR_POINTS = 500;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1400);
  private final JsonGenerator json;
  private final Event event;

  private StatementWriter(Event event) throws IOException {
    this.event = event;
    this.json = JSON.createGenerator(bytes);
  }

  static byte[] write(Event event) {
    try {
      StatementWriter writer = new StatementWriter(event);
      writer.statement();
      writer.json.close();
      return writer.bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("a byte array can't fail", e);
    }
  }

  private void statement() throws IOException {
    json.writeStartObject();
    json.writeStringField("id", event.id().toString());
    json.writeObjectFieldStart("actor");
    agent(event.learner().name(), event.learner().mbox());
    json.writeEndObject();
    json.writeObjectFieldStart("verb");
    json.writeStringField("id", event.kind().verb);
    languageMap("display", event.kind().display);
    json.writeEndObject();
    json.writeFieldName("object");
    activity(event.resource().id(), event.resource().name(), event.kind().activityType);
    result();
    context();
    json.writeStringField("timestamp", event.at().toString());
    json.writeStringField("version", "1.0.3");
    json.writeEndObject();
  }

  private void result() throws IOException {
    Double score = event.score();
    if (score == null && event.duration() == null) {
      return;
    }
    json.writeObjectFieldStart("result");
    switch (event.kind()) {
      case QUIZ -> scaled(score, 0.65);
      case CERTIFICATION -> scaled(score, 0.75);
      case SIMULATION -> raw(Math.round(orZero(score) * SIMULATOR_POINTS), 0, SIMULATOR_POINTS);
      case CALL_REVIEW, PEER_REVIEW, OBSERVATION -> raw(Math.round(orZero(score)), 1, 5);
      case COURSE_STARTED, COURSE_COMPLETED -> json.writeBooleanField("completion", true);
    }
    if (event.duration() != null) {
      json.writeStringField("duration", event.duration().toString());
    }
    resultExtensions();
    json.writeEndObject();
  }

  private void scaled(@Nullable Double score, double pass) throws IOException {
    json.writeObjectFieldStart("score");
    json.writeNumberField(
        "scaled", BigDecimal.valueOf(orZero(score)).setScale(2, RoundingMode.HALF_UP));
    json.writeEndObject();
    json.writeBooleanField("success", orZero(score) >= pass);
    json.writeBooleanField("completion", true);
  }

  private void raw(long raw, int min, int max) throws IOException {
    json.writeObjectFieldStart("score");
    json.writeNumberField("raw", raw);
    json.writeNumberField("min", min);
    json.writeNumberField("max", max);
    json.writeEndObject();
  }

  private void resultExtensions() throws IOException {
    if (event.kind() == Kind.QUIZ || event.kind() == Kind.SIMULATION) {
      json.writeObjectFieldStart("extensions");
      json.writeNumberField(Kind.Profile.EXTENSIONS + "attempt", event.attempt());
      json.writeEndObject();
    } else if (event.kind() == Kind.CALL_REVIEW && event.duration() != null) {
      json.writeObjectFieldStart("extensions");
      json.writeNumberField(Kind.Profile.EXTENSIONS + "handle-time", event.duration().toSeconds());
      json.writeEndObject();
    }
  }

  private void context() throws IOException {
    json.writeObjectFieldStart("context");
    json.writeStringField("registration", event.learner().registration().toString());
    Event.Rater rater = event.rater();
    if (rater != null) {
      json.writeObjectFieldStart("instructor");
      agent(rater.name(), rater.mbox());
      json.writeEndObject();
    }
    json.writeObjectFieldStart("contextActivities");
    json.writeArrayFieldStart("parent");
    parent();
    json.writeEndArray();
    json.writeArrayFieldStart("grouping");
    json.writeStartObject();
    json.writeStringField("id", PROGRAMME);
    json.writeEndObject();
    json.writeEndArray();
    json.writeArrayFieldStart("category");
    json.writeStartObject();
    json.writeStringField("id", Kind.Profile.VERSION);
    json.writeObjectFieldStart("definition");
    json.writeStringField("type", Kind.Adl.TYPES + "profile");
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
    json.writeStringField("platform", event.kind().tool.platform);
    json.writeStringField("language", "en");
    json.writeObjectFieldStart("extensions");
    json.writeStringField(Kind.Profile.EXTENSIONS + "team", "Team " + (event.learner().team() + 1));
    if (event.kind() == Kind.CALL_REVIEW) {
      json.writeStringField(Kind.Profile.EXTENSIONS + "channel", channel(event.occasion()));
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  /**
   * What the object was part of: a call, a ticket, a shift; else the learning path of the
   * competency.
   */
  private void parent() throws IOException {
    UUID occasion = event.occasion();
    switch (event.kind()) {
      case CALL_REVIEW ->
          activity(
              "https://quality.example.org/calls/" + occasion,
              "Recorded call",
              Kind.Profile.TYPES + "recorded-call");
      case PEER_REVIEW ->
          activity(
              "https://quality.example.org/tickets/" + occasion,
              "Ticket",
              Kind.Profile.TYPES + "ticket");
      case OBSERVATION ->
          activity(
              "https://work.example.org/shifts/" + occasion, "Shift", Kind.Profile.TYPES + "shift");
      case COURSE_STARTED, COURSE_COMPLETED, QUIZ, SIMULATION, CERTIFICATION ->
          activity(
              "https://learning.example.org/paths/" + event.subject().competency().code(),
              "Learning path: " + event.subject().competency().name(),
              Kind.Adl.TYPES + "module");
    }
  }

  private void agent(String name, String mbox) throws IOException {
    json.writeStringField("name", name);
    json.writeStringField("mbox", mbox);
  }

  private void activity(String id, String name, String type) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", id);
    json.writeObjectFieldStart("definition");
    languageMap("name", name);
    json.writeStringField("type", type);
    json.writeEndObject();
    json.writeEndObject();
  }

  private void languageMap(String field, String text) throws IOException {
    json.writeObjectFieldStart(field);
    json.writeStringField("en", text);
    json.writeEndObject();
  }

  private static double orZero(@Nullable Double score) {
    return score == null ? 0 : score;
  }

  private static String channel(UUID occasion) {
    return CHANNELS[(int) (occasion.getLeastSignificantBits() & 3)];
  }
}
