package dev.attain.competency.webhook;

import dev.attain.competency.framework.FrameworkCatalog;
import dev.attain.competency.projection.changes.ChangeReads;
import dev.attain.competency.projection.shares.NodeRecord;
import dev.attain.competency.projection.shares.ProjectionNodes;
import dev.attain.feed.Scheduler;
import dev.attain.records.RecordStore;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This node's part in delivering to webhooks: of each webhook one node delivers, guarded by the
 * revision of how far it is; a few webhooks at a time, each of them one change at a time.
 */
public final class WebhookDeliveries {
  private static final Logger LOG = LoggerFactory.getLogger(WebhookDeliveries.class);
  private static final int AT_ONCE = 16;

  private final Webhooks webhooks;
  private final WebhookDelivery delivery;
  private final ProjectionNodes nodes;
  private final Scheduler scheduler;
  private final Duration rest;
  private final Map<String, Future<Void>> busy = new ConcurrentHashMap<>();
  private volatile boolean stopped;

  /**
   * @param nodes who else may deliver
   * @param rest how often to look for something to deliver
   * @param chance spreads retries; thread-safe
   */
  public WebhookDeliveries(
      FrameworkCatalog catalog,
      RecordStore records,
      Webhooks webhooks,
      ChangeReads reads,
      WebhookSender sender,
      RetrySchedule schedule,
      ProjectionNodes nodes,
      Scheduler scheduler,
      Duration rest,
      InstantSource clock,
      RandomGenerator chance) {
    this.webhooks = webhooks;
    this.delivery =
        new WebhookDelivery(
            catalog, records, webhooks, reads, sender, schedule, nodes.self(), clock, chance);
    this.nodes = nodes;
    this.scheduler = scheduler;
    this.rest = rest;
  }

  /** Call it once it is known who else is there, or what others deliver is delivered twice. */
  public void start() {
    scheduler.after(rest, this::look);
  }

  /** Completes when nothing is under way any more, and other nodes may go on with it. */
  public Future<Void> stop() {
    stopped = true;
    return Future.join(new ArrayList<>(busy.values()))
        .transform(ended -> webhooks.list())
        .compose(all -> handBack(all.stream().map(Webhooks.Known::webhook).toList()));
  }

  private Future<Void> handBack(List<Webhook> all) {
    return Future.join(all.stream().map(delivery::handBack).toList()).mapEmpty();
  }

  private void look() {
    if (stopped) {
      return;
    }
    scheduler
        .here(webhooks.list())
        .onSuccess(all -> all.forEach(known -> begin(known.webhook())))
        .onFailure(failure -> LOG.warn("can't learn which webhooks there are", failure))
        .onComplete(done -> scheduler.after(rest, this::look));
  }

  private void begin(Webhook webhook) {
    if (stopped || busy.size() >= AT_ONCE || busy.containsKey(webhook.id())) {
      return;
    }
    Set<String> live = nodes.others().stream().map(NodeRecord::node).collect(Collectors.toSet());
    busy.put(webhook.id(), Future.succeededFuture());
    Future<Void> work = goOn(webhook, live);
    busy.replace(webhook.id(), work);
    work.onComplete(done -> busy.remove(webhook.id()));
  }

  private Future<Void> goOn(Webhook webhook, Set<String> live) {
    return scheduler
        .here(delivery.deliver(webhook, live))
        .onFailure(failure -> LOG.warn("can't deliver to webhook {}", webhook.id(), failure))
        .compose(more -> more && !stopped ? goOn(webhook, live) : Future.<Void>succeededFuture())
        .otherwiseEmpty();
  }
}
