package dev.attain.http.statements;

import dev.attain.access.Principal;
import dev.attain.access.Scope;
import dev.attain.http.Exchange;
import dev.attain.http.HttpSettings;
import dev.attain.http.xapi.BadRequest;
import dev.attain.http.xapi.Parameters;
import dev.attain.http.xapi.Versions;
import dev.attain.statements.IntakeOutcome;
import dev.attain.statements.StatementIntake;
import dev.attain.telemetry.Telemetry;
import dev.attain.xapi.Sha2;
import dev.attain.xapi.StatementId;
import dev.attain.xapi.XapiVersion;
import dev.attain.xapi.json.text.JsonLimits;
import dev.attain.xapi.validation.Reading;
import dev.attain.xapi.validation.StatementReader;
import dev.attain.xapi.validation.ValidStatement;
import dev.attain.xapi.validation.Violation;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** PUT and POST of statements. */
final class StatementWriting {
  private static final String STATEMENT_ID = "statementId";

  /** How many statements of a request are new in the log; not of the specification. */
  private static final String STORED = "X-Attain-Stored";

  /** How many statements of a request were there before; not of the specification. */
  private static final String ALREADY_KNOWN = "X-Attain-Already-Known";

  /** How many rules of chosen profiles the statements of a request break. */
  private static final String PROFILE_VIOLATIONS = "X-Attain-Profile-Violations";

  /** Where those are listed. */
  private static final String PROFILE_REPORT = "X-Attain-Profile-Report";

  private static final String FINDINGS = "/api/v1/conformance/findings?source=";

  private static final String JSON = "application/json";
  private static final String MULTIPART = "multipart/mixed";

  private final StatementIntake intake;
  private final StatementAttachments attachments;
  private final Telemetry telemetry;
  private final HttpSettings settings;
  private final Map<XapiVersion, StatementReader> readers = new EnumMap<>(XapiVersion.class);

  StatementWriting(
      StatementIntake intake,
      StatementAttachments attachments,
      Telemetry telemetry,
      JsonLimits limits,
      HttpSettings settings) {
    this.intake = intake;
    this.attachments = attachments;
    this.telemetry = telemetry;
    this.settings = settings;
    for (XapiVersion version : XapiVersion.values()) {
      readers.put(version, new StatementReader(version, limits));
    }
  }

  /** Communication 2.1.2. */
  Future<?> post(Exchange exchange) {
    XapiVersion version = Versions.negotiate(exchange.request());
    return exchange
        .authenticate(Scope.STATEMENTS_WRITE)
        .compose(
            sender -> {
              requireTaken(exchange);
              new Parameters(exchange.request().params(), Set.of());
              return take(exchange, sender, version, null);
            })
        .onSuccess(
            stored -> {
              String ids =
                  stored.ids().stream()
                      .map(id -> "\"" + id + "\"")
                      .collect(Collectors.joining(",", "[", "]"));
              exchange.answerJson(200, Buffer.buffer(ids));
            });
  }

  /** Communication 2.1.1. */
  Future<?> put(Exchange exchange) {
    XapiVersion version = Versions.negotiate(exchange.request());
    return exchange
        .authenticate(Scope.STATEMENTS_WRITE)
        .compose(
            sender -> {
              requireTaken(exchange);
              Parameters parameters =
                  new Parameters(exchange.request().params(), Set.of(STATEMENT_ID));
              StatementId id =
                  parameters
                      .find(STATEMENT_ID, StatementIds::parse, "a UUID")
                      .orElseThrow(() -> BadRequest.parameter(STATEMENT_ID, "is missing"));
              return take(exchange, sender, version, id);
            })
        .onSuccess(stored -> exchange.answerEmpty());
  }

  private Future<IntakeOutcome.Stored> take(
      Exchange exchange, Principal sender, XapiVersion version, @Nullable StatementId id) {
    Future<IntakeOutcome> stored =
        mediaType(exchange).equals(MULTIPART)
            ? takeParts(exchange, sender, version, id)
            : exchange
                .body(settings.maxStatementsBody())
                .compose(body -> read(exchange, body.getBytes(), sender, version, id));
    return exchange
        .here(stored)
        .map(this::requireStored)
        .onSuccess(done -> tellCounts(exchange, sender, done));
  }

  private Future<IntakeOutcome> takeParts(
      Exchange exchange, Principal sender, XapiVersion version, @Nullable StatementId id) {
    return StatementParts.receive(
            exchange,
            exchange.request().getHeader(HttpHeaders.CONTENT_TYPE),
            settings,
            Objects.requireNonNull(readers.get(version)),
            attachments.contents())
        .compose(
            received -> {
              Reading.Valid valid = received.valid();
              return exchange
                  .here(
                      attachments.signed().check(valid.statements(), valid.array(), exchange.now()))
                  .compose(
                      violations ->
                          violations.isEmpty()
                              ? storeReceived(exchange, received, sender, version, id)
                              : Future.succeededFuture(new IntakeOutcome.Malformed(violations)));
            });
  }

  private Future<IntakeOutcome> storeReceived(
      Exchange exchange,
      ReceivedStatements received,
      Principal sender,
      XapiVersion version,
      @Nullable StatementId id) {
    return received.octets() <= settings.inlineBody()
        ? store(received.valid(), received.contents(), sender, version, id)
        : exchange
            .onWorker(() -> store(received.valid(), received.contents(), sender, version, id))
            .compose(stored -> stored);
  }

  private Future<IntakeOutcome> read(
      Exchange exchange,
      byte[] body,
      Principal sender,
      XapiVersion version,
      @Nullable StatementId id) {
    return body.length <= settings.inlineBody()
        ? store(body, sender, version, id)
        : exchange.onWorker(() -> store(body, sender, version, id)).compose(stored -> stored);
  }

  private Future<IntakeOutcome> store(
      byte[] body, Principal sender, XapiVersion version, @Nullable StatementId id) {
    Reading reading = Objects.requireNonNull(readers.get(version)).read(body);
    if (reading instanceof Reading.Malformed malformed) {
      return Future.succeededFuture(new IntakeOutcome.Malformed(malformed.violations()));
    }
    Reading.Valid valid = (Reading.Valid) reading;
    List<Violation> missing =
        AttachmentContents.missing(valid.statements(), valid.array(), Set.of());
    return missing.isEmpty()
        ? store(valid, Set.of(), sender, version, id)
        : Future.succeededFuture(new IntakeOutcome.Malformed(missing));
  }

  private Future<IntakeOutcome> store(
      Reading.Valid valid,
      Set<Sha2> contents,
      Principal sender,
      XapiVersion version,
      @Nullable StatementId id) {
    List<ValidStatement> statements =
        id == null ? valid.statements() : List.of(StatementIds.single(valid, id));
    return intake.store(statements, sender.authority(), version, sender.key(), contents);
  }

  private IntakeOutcome.Stored requireStored(IntakeOutcome outcome) {
    if (outcome instanceof IntakeOutcome.Stored stored) {
      telemetry.statements(stored.appended(), stored.alreadyKnown());
      return stored;
    }
    if (outcome instanceof IntakeOutcome.Conflict conflict) {
      throw BadRequest.refused(
          409,
          "Conflict",
          "other statements are stored under these ids; nothing of this request is stored",
          conflict.ids().stream().map(id -> Map.of("id", id.toString())).toList());
    }
    throw BadRequest.violations(((IntakeOutcome.Malformed) outcome).violations());
  }

  private static void tellCounts(Exchange exchange, Principal sender, IntakeOutcome.Stored stored) {
    exchange.response().putHeader(STORED, Integer.toString(stored.appended()));
    exchange.response().putHeader(ALREADY_KNOWN, Integer.toString(stored.alreadyKnown()));
    if (stored.warnings() > 0) {
      exchange.response().putHeader(PROFILE_VIOLATIONS, Integer.toString(stored.warnings()));
      String source = sender.authority().identifier().canonical();
      exchange
          .response()
          .putHeader(PROFILE_REPORT, FINDINGS + URLEncoder.encode(source, StandardCharsets.UTF_8));
    }
  }

  private static void requireTaken(Exchange exchange) {
    String type = mediaType(exchange);
    if (!type.equals(JSON) && !type.equals(MULTIPART)) {
      throw BadRequest.because(
          "Content-Type "
              + (type.isEmpty() ? "is missing" : "'" + type + "' is not taken")
              + "; send application/json, or multipart/mixed with attachments");
    }
  }

  /** Without parameters, in lower case; empty when there is none. */
  private static String mediaType(Exchange exchange) {
    String type = exchange.request().getHeader(HttpHeaders.CONTENT_TYPE);
    return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }
}
