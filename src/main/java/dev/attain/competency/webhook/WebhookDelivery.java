package dev.attain.competency.webhook;

import dev.attain.competency.framework.FrameworkCatalog;
import dev.attain.competency.projection.changes.ChangeFilter;
import dev.attain.competency.projection.changes.ChangePage;
import dev.attain.competency.projection.changes.ChangePage.Positioned;
import dev.attain.competency.projection.changes.ChangePosition;
import dev.attain.competency.projection.changes.ChangeReads;
import dev.attain.competency.projection.shares.RecordForm;
import dev.attain.records.RecordStore;
import dev.attain.records.RecordWrite;
import dev.attain.records.StoredRecord;
import dev.attain.records.WriteOutcome;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Delivers the changes of one webhook after the other, each one when the one before has been taken.
 * What was delivered is remembered by page: who dies in the middle of one has it delivered again.
 */
final class WebhookDelivery {
  /**
   * So long nobody takes a webhook from a node that has just taken it on, though it is not seen.
   */
  private static final Duration LEFT_ALONE = Duration.ofSeconds(30);

  private static final int PAGE = 20;

  private final FrameworkCatalog catalog;
  private final RecordStore records;
  private final Webhooks webhooks;
  private final ChangeReads reads;
  private final WebhookSender sender;
  private final RetrySchedule schedule;
  private final String self;
  private final InstantSource clock;
  private final RandomGenerator chance;

  WebhookDelivery(
      FrameworkCatalog catalog,
      RecordStore records,
      Webhooks webhooks,
      ChangeReads reads,
      WebhookSender sender,
      RetrySchedule schedule,
      String self,
      InstantSource clock,
      RandomGenerator chance) {
    this.catalog = catalog;
    this.records = records;
    this.webhooks = webhooks;
    this.reads = reads;
    this.sender = sender;
    this.schedule = schedule;
    this.self = self;
    this.clock = clock;
    this.chance = chance;
  }

  /** One page of a webhook's changes, under way. */
  private final class Page {
    private final Webhook webhook;
    private final List<RecordWrite> writes = new ArrayList<>();
    private WebhookProgress progress;

    Page(Webhook webhook, WebhookProgress progress) {
      this.webhook = webhook;
      this.progress = progress;
    }

    /** Completes with whether all of them are dealt with. */
    Future<Boolean> deliver(Iterator<Positioned> changes) {
      if (!changes.hasNext()) {
        return Future.succeededFuture(true);
      }
      Positioned next = changes.next();
      return sender
          .send(webhook, next.change(), progress.attempts() + 1)
          .compose(
              failure ->
                  failure.isEmpty() ? taken(next, changes) : refused(next, failure.get(), changes));
    }

    private Future<Boolean> taken(Positioned one, Iterator<Positioned> rest) {
      progress = progress.delivered(one.position().toString());
      return deliver(rest);
    }

    private Future<Boolean> refused(Positioned one, String failure, Iterator<Positioned> rest) {
      Instant now = clock.instant();
      int attempts = progress.attempts() + 1;
      return mayBeSetAside(attempts)
          .compose(
              yes -> {
                if (yes) {
                  writes.add(
                      WebhookRecords.put(
                          DeadLetter.of(webhook, one.change(), attempts, failure, now),
                          RecordWrite.ANY_REVISION));
                  progress = progress.setAside(one.position().toString(), failure);
                  return deliver(rest);
                }
                progress = progress.failed(now.plus(schedule.pause(attempts, chance)), failure);
                return Future.succeededFuture(false);
              });
    }

    private Future<Boolean> mayBeSetAside(int attempts) {
      return attempts < schedule.attempts()
          ? Future.succeededFuture(false)
          : webhooks
              .letters(webhook.id())
              .map(letters -> letters.size() + writes.size() < Webhooks.MOST_DEAD_LETTERS);
    }
  }

  /**
   * Delivers a page, if it is this node's turn and time.
   *
   * @param live the other nodes that are there
   * @return whether there may be more at once
   */
  Future<Boolean> deliver(Webhook webhook, Set<String> live) {
    return records
        .find(WebhookRecords.PROGRESS, webhook.id())
        .compose(found -> found.isEmpty() ? no() : lease(webhook, found.get(), live));
  }

  private static Future<Boolean> no() {
    return Future.succeededFuture(false);
  }

  private Future<Boolean> lease(Webhook webhook, StoredRecord stored, Set<String> live) {
    WebhookProgress progress = RecordForm.read(stored, WebhookProgress.class);
    String owner = progress.owner();
    if (self.equals(owner)) {
      return deliver(webhook, progress, stored.revision());
    }
    return owner != null && (live.contains(owner) || isFresh(progress.ownedSince()))
        ? no()
        : write(webhook, progress.ownedBy(self, clock.instant()), stored.revision(), List.of());
  }

  /** Two nodes that don't see each other would otherwise pass it to and fro all the time. */
  private boolean isFresh(@Nullable Instant ownedSince) {
    return ownedSince != null && ownedSince.plus(LEFT_ALONE).isAfter(clock.instant());
  }

  private Future<Boolean> deliver(Webhook webhook, WebhookProgress progress, long revision) {
    Instant next = progress.nextAttempt();
    if (next != null && next.isAfter(clock.instant())) {
      return no();
    }
    ChangePosition position = ChangePosition.find(progress.position()).orElse(ChangePosition.START);
    return reads
        .filter(webhook.filter(), catalog)
        // A cohort that is not there any more has nobody in it.
        .map(found -> found.orElse(new ChangeFilter(Set.of(), null, null, Set.of())))
        .compose(filter -> reads.pageSoon(position, filter, PAGE))
        .compose(
            page ->
                page instanceof ChangePage.Read read
                    ? deliver(webhook, progress, revision, read)
                    : skip(webhook, progress, revision));
  }

  /** The receiver was away for longer than changes are kept. */
  private Future<Boolean> skip(Webhook webhook, WebhookProgress progress, long revision) {
    return reads
        .oldest()
        .compose(
            oldest ->
                write(
                    webhook,
                    progress.setAside(
                        oldest.toString(), "some changes are not kept any more and were left out"),
                    revision,
                    List.of()));
  }

  private Future<Boolean> deliver(
      Webhook webhook, WebhookProgress before, long revision, ChangePage.Read read) {
    Page page = new Page(webhook, before);
    return page.deliver(read.changes().iterator())
        .compose(
            all -> {
              WebhookProgress after =
                  all ? page.progress.at(read.next().toString()) : page.progress;
              return after.equals(before)
                  ? no()
                  : write(webhook, after, revision, page.writes).map(written -> written && all);
            });
  }

  /** Completes with whether nobody else has come in between. */
  private Future<Boolean> write(
      Webhook webhook, WebhookProgress progress, long revision, List<RecordWrite> with) {
    List<RecordWrite> writes = new ArrayList<>(with);
    writes.add(WebhookRecords.put(webhook.id(), progress, revision));
    return records.write(writes).map(outcome -> outcome instanceof WriteOutcome.Written);
  }

  /** Lets other nodes have a webhook that is this one's. */
  Future<Boolean> handBack(Webhook webhook) {
    return records
        .find(WebhookRecords.PROGRESS, webhook.id())
        .compose(
            (Optional<StoredRecord> found) -> {
              if (found.isEmpty()) {
                return no();
              }
              WebhookProgress progress = RecordForm.read(found.get(), WebhookProgress.class);
              return self.equals(progress.owner())
                  ? write(
                      webhook,
                      progress.ownedBy(null, clock.instant()),
                      found.get().revision(),
                      List.of())
                  : no();
            });
  }
}
