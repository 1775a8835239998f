package dev.attain.client;

import dev.attain.client.SourceItem.Candidate;
import dev.attain.client.SourceItem.Unreadable;
import dev.attain.client.StatementSource.Place;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * Sends statements in batches over several connections. A batch that is refused because of its
 * content is halved until the statements to blame are alone; they are rejected with the server's
 * reason, and the others are stored.
 */
public final class StatementSender {
  public static final int DEFAULT_BATCH = 100;
  public static final int LARGEST_BATCH = 1_000;
  public static final int DEFAULT_CONNECTIONS = 2;
  private static final long LARGEST_BODY = 8L * 1024 * 1024;

  private final XapiClient client;
  private final MissingIds ids;
  private final int batchSize;
  private final int connections;

  /**
   * @param batchSize statements in a request, 1..1,000
   * @param connections requests at one time, 1..64
   * @throws ClientException when a number is outside its limits
   */
  public StatementSender(XapiClient client, MissingIds ids, int batchSize, int connections) {
    if (batchSize < 1 || batchSize > LARGEST_BATCH) {
      throw new ClientException("The batch size " + batchSize + " is not within 1..1000");
    }
    if (connections < 1 || connections > 64) {
      throw new ClientException(connections + " connections are not within 1..64");
    }
    this.client = client;
    this.ids = ids;
    this.batchSize = batchSize;
    this.connections = connections;
  }

  /**
   * Sends everything there is.
   *
   * @param before what was counted before the source's place, when resuming
   * @return what became of it, with what was before
   * @throws ClientException when it is pointless to go on; what is settled has been reported
   */
  public SendCounts send(StatementSource source, SendCounts before, SendListener listener)
      throws IOException, InterruptedException {
    Settlement settlement = new Settlement(before, source.place(), listener);
    Semaphore waiting = new Semaphore(connections * 2);
    ExecutorService workers =
        Executors.newFixedThreadPool(
            connections,
            task -> {
              Thread thread = new Thread(task, "attain-send");
              thread.setDaemon(true);
              return thread;
            });
    try {
      for (long number = 0; !settlement.failed(); number++) {
        Batch batch = read(source, number);
        if (batch.items().isEmpty()) {
          break;
        }
        waiting.acquire();
        workers.execute(
            () -> {
              try {
                deliver(batch, settlement);
              } finally {
                waiting.release();
              }
            });
      }
      waiting.acquire(connections * 2);
      return settlement.result();
    } finally {
      workers.shutdownNow();
    }
  }

  private record Batch(long number, List<SourceItem> items, Place end) {}

  private Batch read(StatementSource source, long number) throws IOException {
    List<SourceItem> items = new ArrayList<>();
    long bytes = 0;
    while (items.size() < batchSize && bytes < LARGEST_BODY) {
      Optional<SourceItem> item = source.next();
      if (item.isEmpty()) {
        break;
      }
      items.add(item.get());
      bytes += item.get() instanceof Candidate candidate ? candidate.json().length : 0;
    }
    return new Batch(number, items, source.place());
  }

  private void deliver(Batch batch, Settlement settlement) {
    if (settlement.failed()) {
      return;
    }
    try {
      List<Candidate> candidates = new ArrayList<>();
      List<Rejection> rejections = new ArrayList<>();
      for (SourceItem item : batch.items()) {
        if (item instanceof Candidate candidate) {
          candidates.add(candidate);
        } else if (item instanceof Unreadable unreadable) {
          rejections.add(new Rejection(unreadable.index(), unreadable.line(), unreadable.reason()));
        }
      }
      SendCounts counts = SendCounts.NONE;
      if (!candidates.isEmpty()) {
        counts = post(candidates, rejections);
      }
      SendCounts rejected = new SendCounts(0, 0, 0, rejections.size());
      settlement.settle(batch.number(), batch.end(), counts.plus(rejected), rejections);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      settlement.fail(new ClientException("Sending was interrupted", e));
    } catch (RuntimeException e) {
      settlement.fail(e);
    }
  }

  private SendCounts post(List<Candidate> candidates, List<Rejection> rejections)
      throws InterruptedException {
    PostOutcome outcome = client.post(candidates.stream().map(ids::withId).toList());
    if (outcome instanceof PostOutcome.Accepted accepted) {
      return SendCounts.of(accepted);
    }
    if (candidates.size() == 1) {
      Candidate only = candidates.get(0);
      PostOutcome.Refused refused = (PostOutcome.Refused) outcome;
      String reason = refused.status() + ": " + refused.reason();
      rejections.add(new Rejection(only.index(), only.line(), reason));
      return SendCounts.NONE;
    }
    int half = candidates.size() / 2;
    SendCounts first = post(candidates.subList(0, half), rejections);
    return first.plus(post(candidates.subList(half, candidates.size()), rejections));
  }
}
