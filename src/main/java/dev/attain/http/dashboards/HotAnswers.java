package dev.attain.http.dashboards;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.util.RawValue;
import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.attain.analytics.grid.Grid;
import dev.attain.feed.Scheduler;
import dev.attain.http.ApiAnswer;
import dev.attain.http.ApiCall;
import dev.attain.json.Json;
import io.vertx.core.Future;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Answers as they were rendered, by what was asked and the grids that they were computed from: as
 * long as the grids are the same, so are the answers. However many ask, one computes. An answer
 * goes out with an entity tag, or as 304 to those who have it.
 */
final class HotAnswers {
  private static final int LEAST = 4 << 20;
  private static final int PART_OF_HEAP = 32;
  private static final int TAG_OCTETS = 12;

  /**
   * Grids are replaced when they are older than a minute; what was computed from them then goes.
   */
  private static final Duration UNASKED = Duration.ofMinutes(2);

  private static final Map<String, String> CACHING =
      Map.of("Cache-Control", "private, max-age=1, must-revalidate");

  private final Scheduler scheduler;
  private final AsyncCache<Key, Rendered> cache =
      Caffeine.newBuilder()
          .maximumWeight(Math.max(LEAST, Runtime.getRuntime().maxMemory() / PART_OF_HEAP))
          .<Key, Rendered>weigher((key, one) -> 500 + 2 * one.json().length())
          .expireAfterAccess(UNASKED)
          .buildAsync();

  /**
   * @param grids their identities
   */
  private record Key(String question, List<Object> grids) {}

  private record Rendered(String json, String tag) {}

  /**
   * @param scheduler where answers are computed: no event loop
   */
  HotAnswers(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /**
   * Answers a call.
   *
   * @param question what is asked of the grids
   * @param computing called where nobody has asked this of these grids yet
   */
  Future<ApiAnswer> answer(
      ApiCall call, String question, List<Grid> grids, Supplier<Future<?>> computing) {
    Key key = new Key(question, grids.stream().map(Grid::identity).toList());
    CompletableFuture<Rendered> found =
        cache.get(
            key, (asked, executor) -> compute(computing).toCompletionStage().toCompletableFuture());
    return Future.fromCompletionStage(found).map(rendered -> answer(call, rendered));
  }

  private Future<Rendered> compute(Supplier<Future<?>> computing) {
    return scheduler
        .here(Future.succeededFuture())
        .compose(start -> computing.get())
        .compose(figures -> scheduler.here(Future.succeededFuture(figures)))
        .map(HotAnswers::rendered);
  }

  private static Rendered rendered(Object figures) {
    try {
      byte[] json = Json.MAPPER.writeValueAsBytes(figures);
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(json);
      return new Rendered(
          new String(json, StandardCharsets.UTF_8),
          '"' + HexFormat.of().formatHex(hash, 0, TAG_OCTETS) + '"');
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("can't write " + figures.getClass(), e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static ApiAnswer answer(ApiCall call, Rendered rendered) {
    Map<String, String> headers = new java.util.HashMap<>(CACHING);
    headers.put("ETag", rendered.tag());
    boolean known =
        call.findHeader("If-None-Match").map(tags -> names(tags, rendered.tag())).orElse(false);
    return known
        ? new ApiAnswer(304, "", headers)
        : new ApiAnswer(200, new RawValue(rendered.json()), headers);
  }

  /** By the weak comparison (RFC 9110, section 13.1.2). */
  private static boolean names(String tags, String tag) {
    for (String one : tags.split(",", -1)) {
      String named = one.strip();
      if (named.equals("*") || (named.startsWith("W/") ? named.substring(2) : named).equals(tag)) {
        return true;
      }
    }
    return false;
  }
}
