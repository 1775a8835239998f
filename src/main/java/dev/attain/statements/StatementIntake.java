package dev.attain.statements;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.attain.xapi.Agent;
import dev.attain.xapi.Attachment;
import dev.attain.xapi.Sha2;
import dev.attain.xapi.Statement;
import dev.attain.xapi.StatementId;
import dev.attain.xapi.XapiVersion;
import dev.attain.xapi.json.AgentJson;
import dev.attain.xapi.validation.ValidStatement;
import dev.attain.xapi.validation.Violation;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * Takes valid statements into the log: completes them with what the LRS adds, derives what they are
 * found by, and appends all or none.
 */
public final class StatementIntake {

  /**
   * What {@link StatementStore#append} takes at once, and so the most that one request may hold.
   */
  public static final int MAX_BATCH = StatementStore.MAX_BATCH;

  private static final int CACHED_AUTHORITIES = 1_000;

  private final StatementStore store;
  private final Terms terms;
  private final InstantSource clock;
  private final Admission admission;
  private final RecentStatements recent;
  private final LoadingCache<Agent, byte[]> authorityJson =
      Caffeine.newBuilder()
          .maximumSize(CACHED_AUTHORITIES)
          .executor(Runnable::run)
          .build(AgentJson::write);

  /** An intake that lets in whatever is valid. */
  public StatementIntake(StatementStore store, Terms terms, InstantSource clock) {
    this(store, terms, clock, Admission.OPEN, new RecentStatements());
  }

  /**
   * @param recent is told of what comes in
   */
  public StatementIntake(
      StatementStore store,
      Terms terms,
      InstantSource clock,
      Admission admission,
      RecentStatements recent) {
    this.admission = Objects.requireNonNull(admission);
    this.recent = Objects.requireNonNull(recent);
    this.store = Objects.requireNonNull(store);
    this.terms = Objects.requireNonNull(terms);
    this.clock = Objects.requireNonNull(clock);
  }

  /**
   * Stores statements. Before it returns it works on the caller's thread for about 5 µs a
   * statement.
   *
   * @param statements at most {@link #MAX_BATCH}, without an id that is there twice
   * @param authority stamped on each, whatever the client put there
   * @param version which specification the statements were sent under
   * @param source names the credential; what it sent can be found by it
   * @param contents the hashes of the attachments' contents that came with the statements
   */
  public Future<IntakeOutcome> store(
      List<ValidStatement> statements,
      Agent authority,
      XapiVersion version,
      String source,
      Set<Sha2> contents) {
    if (statements.isEmpty()) {
      return Future.succeededFuture(new IntakeOutcome.Stored(List.of(), 0, 0, 0));
    }
    // Data 2.4.7: a statement without a timestamp gets about its stored instant, which the store
    // decides, at the same precision.
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    byte[] authorityBytes = authorityJson.get(authority);
    List<NewStatement> batch = new ArrayList<>(statements.size());
    for (ValidStatement valid : statements) {
      batch.add(complete(valid, now, authority, authorityBytes, version, source, contents));
    }
    return admission.asksAt(now) ? admit(statements, batch, now) : append(batch, 0);
  }

  private Future<IntakeOutcome> admit(
      List<ValidStatement> statements, List<NewStatement> batch, Instant now) {
    List<Admission.Arrival> arrivals = new ArrayList<>(batch.size());
    for (int i = 0; i < batch.size(); i++) {
      NewStatement complete = batch.get(i);
      Statement statement = statements.get(i).statement();
      arrivals.add(new Admission.Arrival(complete.id(), statement, complete.json()));
    }
    return admission
        .judge(arrivals, now)
        .compose(
            outcome ->
                outcome instanceof Admission.Outcome.Refused refused
                    ? Future.succeededFuture(new IntakeOutcome.Malformed(refused.violations()))
                    : append(batch, ((Admission.Outcome.Admitted) outcome).warnings()));
  }

  private Future<IntakeOutcome> append(List<NewStatement> batch, int warnings) {
    return store.append(batch).map(outcome -> translate(outcome, batch, warnings));
  }

  private NewStatement complete(
      ValidStatement valid,
      Instant now,
      Agent authority,
      byte[] authorityBytes,
      XapiVersion version,
      String source,
      Set<Sha2> contents) {
    Statement statement = valid.statement();
    StatementId id = statement.id() == null ? StatementId.random() : statement.id();
    Set<Term> foundBy = terms.of(statement, authority, source);
    if (!contents.isEmpty()) {
      foundBy = withContents(foundBy, statement, id, contents);
    }
    byte[] json = valid.exact().stamped(id, now, authorityBytes, version);
    recent.remember(id, json, statement.stamped(id, now, authority, version));
    return new NewStatement(
        id,
        foundBy,
        statement.findTarget().orElse(null),
        statement.findVoided().isPresent(),
        json,
        statement.timestamp() == null);
  }

  private Set<Term> withContents(
      Set<Term> others, Statement statement, StatementId id, Set<Sha2> contents) {
    Set<Term> foundBy = new HashSet<>(others);
    for (Attachment attachment : statement.allAttachments()) {
      if (attachment.mayBeElsewhere() && contents.contains(attachment.hash())) {
        foundBy.add(terms.content(id, attachment.hash()));
      }
    }
    return foundBy;
  }

  private static IntakeOutcome translate(
      AppendOutcome outcome, List<NewStatement> batch, int warnings) {
    if (outcome instanceof AppendOutcome.Appended appended) {
      List<StatementId> ids = batch.stream().map(NewStatement::id).toList();
      return new IntakeOutcome.Stored(ids, appended.appended(), appended.alreadyKnown(), warnings);
    }
    if (outcome instanceof AppendOutcome.Conflict conflict) {
      return new IntakeOutcome.Conflict(conflict.ids());
    }
    if (outcome instanceof AppendOutcome.TooLarge tooLarge) {
      return malformed(
          batch,
          tooLarge.ids(),
          Violation.LIMIT,
          "",
          refused ->
              "the statement is larger than %d bytes; put what is large into an attachment"
                  .formatted(tooLarge.maxBytes()));
    }
    return malformed(
        batch,
        ((AppendOutcome.VoidsVoiding) outcome).ids(),
        "Data 2.3.2",
        ".object.id",
        refused ->
            "the statement "
                + refused.target()
                + " voids another one and can't be voided; send what is meant again instead");
  }

  private static IntakeOutcome malformed(
      List<NewStatement> batch,
      List<StatementId> ids,
      String rule,
      String path,
      Function<NewStatement, String> message) {
    Set<StatementId> refused = Set.copyOf(ids);
    List<Violation> violations = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      if (refused.contains(batch.get(i).id())) {
        String statement = batch.size() == 1 ? "$" : "$[" + i + "]";
        violations.add(new Violation(rule, statement + path, message.apply(batch.get(i))));
      }
    }
    return new IntakeOutcome.Malformed(violations);
  }
}
