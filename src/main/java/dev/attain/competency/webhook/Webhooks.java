package dev.attain.competency.webhook;

import static dev.attain.competency.webhook.WebhookRecords.DEAD_LETTERS;
import static dev.attain.competency.webhook.WebhookRecords.PROGRESS;
import static dev.attain.competency.webhook.WebhookRecords.WEBHOOKS;

import dev.attain.audit.AuditTrail;
import dev.attain.audit.Author;
import dev.attain.competency.projection.changes.ChangeInterest;
import dev.attain.competency.projection.changes.ChangeReads;
import dev.attain.competency.projection.shares.RecordForm;
import dev.attain.records.RecordQuery;
import dev.attain.records.RecordStore;
import dev.attain.records.RecordWrite;
import dev.attain.records.StoredRecord;
import dev.attain.records.WriteOutcome;
import io.vertx.core.Future;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The webhooks that there are, and what could not be delivered. */
public final class Webhooks {
  /** How many there may be. */
  public static final int MOST = 100;

  /** So many changes of a webhook are set aside; with more, the next is tried without end. */
  public static final int MOST_DEAD_LETTERS = 1_000;

  private final RecordStore records;
  private final AuditTrail trail;
  private final ChangeReads reads;
  private final WebhookSender sender;
  private final InstantSource clock;

  public Webhooks(
      RecordStore records, ChangeReads reads, WebhookSender sender, InstantSource clock) {
    this.records = records;
    this.trail = new AuditTrail(records, clock);
    this.reads = reads;
    this.sender = sender;
    this.clock = clock;
  }

  /** A webhook and how far it is. */
  public record Known(Webhook webhook, WebhookProgress progress) {}

  /** What became of trying a dead letter again. */
  public enum Replay {
    /** The receiver has taken it, and it is no dead letter any more. */
    DELIVERED,
    FAILED,
    UNKNOWN
  }

  /** Makes one, for what changes from now on; empty when there are {@link #MOST}. */
  public Future<Optional<Webhook>> create(
      String url, ChangeInterest filter, String secret, Author by) {
    Webhook made =
        new Webhook(UUID.randomUUID().toString(), url, filter, secret, by.key(), clock.instant());
    return records
        .list(RecordQuery.all(WEBHOOKS, MOST))
        .compose(
            page ->
                page.records().size() >= MOST
                    ? Future.succeededFuture(Optional.<Webhook>empty())
                    : reads
                        .end()
                        .compose(
                            end ->
                                trail.write(
                                    List.of(
                                        new RecordWrite.Put(
                                            WEBHOOKS,
                                            made.id(),
                                            RecordWrite.ABSENT,
                                            RecordForm.write(made),
                                            Map.of()),
                                        WebhookRecords.put(
                                            made.id(),
                                            WebhookProgress.begin(end.toString()),
                                            RecordWrite.ABSENT)),
                                    WebhookEvents.of(by, "created", made, Map.of())))
                        .map(written -> Optional.of(made)));
  }

  public Future<List<Known>> list() {
    return records
        .listAll(
            RecordQuery.all(WEBHOOKS, MOST), stored -> RecordForm.read(stored, Webhook.class))
        .compose(
            all ->
              records
                  .findAll(PROGRESS, all.stream().map(Webhook::id).toList())
                  .map(
                      found -> {
                        List<Known> known = new ArrayList<>();
                        for (Webhook webhook : all) {
                          Optional.ofNullable(found.get(webhook.id()))
                              .map(stored -> RecordForm.read(stored, WebhookProgress.class))
                              .ifPresent(progress -> known.add(new Known(webhook, progress)));
                        }
                        return known;
                      }));
  }

  Future<Optional<Webhook>> find(String id) {
    return records
        .find(WEBHOOKS, id)
        .map(found -> found.map(stored -> RecordForm.read(stored, Webhook.class)));
  }

  /** Takes one away, with its dead letters; false when there is none of this id. */
  public Future<Boolean> delete(String id, Author by) {
    return records
        .find(WEBHOOKS, id)
        .compose(
            found ->
                found.isEmpty()
                    ? Future.succeededFuture(false)
                    : letters(id).compose(letters -> delete(found.get(), letters, by)));
  }

  private Future<Boolean> delete(StoredRecord stored, List<DeadLetter> letters, Author by) {
    Webhook webhook = RecordForm.read(stored, Webhook.class);
    List<RecordWrite> writes = new ArrayList<>();
    // Of two who delete it one does, so that the trail has it once.
    writes.add(new RecordWrite.Delete(WEBHOOKS, webhook.id(), stored.revision()));
    writes.add(new RecordWrite.Delete(PROGRESS, webhook.id(), RecordWrite.ANY_REVISION));
    letters.forEach(letter -> writes.add(deletion(letter, RecordWrite.ANY_REVISION)));
    return trail
        .write(writes, WebhookEvents.of(by, "deleted", webhook, Map.of()))
        .map(outcome -> outcome instanceof WriteOutcome.Written);
  }

  private static RecordWrite deletion(DeadLetter letter, long revision) {
    return new RecordWrite.Delete(
        DEAD_LETTERS, WebhookRecords.letterId(letter.webhook(), letter.id()), revision);
  }

  /** What could not be delivered; empty when there is no such webhook. */
  public Future<Optional<List<DeadLetter>>> deadLetters(String id) {
    return find(id)
        .compose(
            found ->
                found.isEmpty()
                    ? Future.succeededFuture(Optional.<List<DeadLetter>>empty())
                    : letters(id).map(Optional::of));
  }

  Future<List<DeadLetter>> letters(String webhook) {
    return records
        .list(
            RecordQuery.equal(
                DEAD_LETTERS, WebhookRecords.OF_WEBHOOK, webhook, 2 * MOST_DEAD_LETTERS))
        .map(
            page ->
                page.records().stream()
                    .map(stored -> RecordForm.read(stored, DeadLetter.class))
                    .toList());
  }

  /** Tries once more, now; that somebody did, and what came of it, is on the audit trail. */
  public Future<Replay> replay(String id, String letter, Author by) {
    return find(id)
        .compose(
            webhook ->
                records
                    .find(DEAD_LETTERS, WebhookRecords.letterId(id, letter))
                    .compose(
                        found ->
                            webhook.isEmpty() || found.isEmpty()
                                ? Future.succeededFuture(Replay.UNKNOWN)
                                : replay(webhook.get(), found.get(), by)));
  }

  private Future<Replay> replay(Webhook webhook, StoredRecord stored, Author by) {
    DeadLetter letter = RecordForm.read(stored, DeadLetter.class);
    return sender
        .send(webhook, letter.change(), letter.attempts() + 1)
        .compose(
            failure -> {
              RecordWrite write =
                  failure
                      .map(
                          text ->
                              WebhookRecords.put(
                                  letter.triedAgain(text, clock.instant()), stored.revision()))
                      .orElseGet(() -> deletion(letter, stored.revision()));
              Replay replay = failure.isEmpty() ? Replay.DELIVERED : Replay.FAILED;
              return trail
                  .write(List.of(write), WebhookEvents.replayed(by, webhook, letter, replay))
                  // Somebody else has replayed it, or taken the webhook away, meanwhile.
                  .map(
                      outcome -> outcome instanceof WriteOutcome.Written ? replay : Replay.UNKNOWN);
            });
  }

  /** A secret that nobody can guess, when none is given. */
  public static String secret() {
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }
}
