package dev.attain.analytics.statements.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attain.analytics.statements.AnalystLog;
import dev.attain.analytics.statements.StatementSearch;
import dev.attain.analytics.statements.filter.Filter;
import dev.attain.analytics.statements.filter.StatementRow;
import dev.attain.analytics.statements.filter.WhoIsMeant;
import dev.attain.feed.Scheduler;
import dev.attain.json.Json;
import dev.attain.statements.Position;
import dev.attain.statements.StatementStore;
import dev.attain.statements.Terms;
import dev.attain.storage.contract.Await;
import dev.attain.storage.contract.TestClock;
import dev.attain.storage.model.ModelEngine;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StatementExportTest {
  private final long seed = System.nanoTime();
  private final TestClock clock = new TestClock();
  private final Terms terms = new Terms();
  private final StatementStore store = new ModelEngine(clock).statements();
  private final AnalystLog log = new AnalystLog(new Random(seed), store, terms, clock);
  private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
  private final Scheduler scheduler = Scheduler.on(thread);
  private final StatementExport export =
      new StatementExport(new StatementSearch(store, terms, scheduler), scheduler);

  @AfterEach
  void end() {
    thread.shutdownNow();
  }

  private static List<ExportColumn> columns(String text) {
    assertThat(ExportColumn.read(text)).isInstanceOf(ExportColumn.Reading.Read.class);
    return ((ExportColumn.Reading.Read) ExportColumn.read(text)).columns();
  }

  private byte[] export(ExportFormat format, List<ExportColumn> columns, Position after) {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    Await.get(
        export.write(
            new StatementExport.Question(
                Filter.EVERYTHING,
                WhoIsMeant.NOBODY,
                after,
                store.safeHorizon(),
                format,
                columns,
                true),
            some -> {
              written.writeBytes(some);
              return Future.succeededFuture();
            }));
    return written.toByteArray();
  }

  private List<StatementRow> rows() {
    return Await.get(store.readForward(Position.START, 10_000)).stream()
        .filter(stored -> !stored.voided())
        .map(stored -> StatementRow.of(stored, terms))
        .toList();
  }

  private void fill(int statements) {
    for (int i = 0; i < statements / 50; i++) {
      log.send(50);
      clock.moveMillis(1);
    }
    clock.moveMillis(5);
  }

  @Test
  void everyStatementIsALineAndAnotherExportGoesOnBehindIt() throws Exception {
    fill(1_500);
    String[] lines =
        new String(export(ExportFormat.NDJSON, List.of(), Position.START), StandardCharsets.UTF_8)
            .split("\n");
    List<StatementRow> rows = rows();
    assertThat(lines).as("seed %d", seed).hasSize(rows.size());
    for (int i = 0; i < lines.length; i++) {
      JsonNode statement = Json.MAPPER.readTree(lines[i]);
      assertThat(statement.path("id").asText()).isEqualTo(rows.get(i).stored().id().toString());
    }
    Position seen = rows.get(700).stored().position();
    assertThat(new String(export(ExportFormat.NDJSON, List.of(), seen), StandardCharsets.UTF_8))
        .isEqualTo(String.join("\n", List.of(lines).subList(701, lines.length)) + "\n");
  }

  @Test
  void cellsAreQuotedAndFormulasAreMarkedAsTexts() {
    log.store(
        """
        {"actor":{"mbox":"mailto:a@example.org","name":"=cmd|' /C calc'!A0"},
         "verb":{"id":"https://example.org/v"},"object":{"id":"https://example.org/a"},
         "result":{"score":{"scaled":-0.5},"response":"a, \\"b\\"\\nc"}}""",
        "lms");
    clock.moveMillis(5);
    byte[] csv =
        export(
            ExportFormat.CSV,
            columns("score,$.actor.name,$.result.response,duration,$.nothing"),
            Position.START);
    assertThat(new String(csv, StandardCharsets.UTF_8))
        .isEqualTo(
            "score,$.actor.name,$.result.response,duration,$.nothing\r\n"
                + "-0.5,'=cmd|' /C calc'!A0,\"a, \"\"b\"\"\nc\",,\r\n");
    assertThat(ExportColumn.read("score,colour")).isInstanceOf(ExportColumn.Reading.Broken.class);
    assertThat(ExportColumn.read("$.a[")).isInstanceOf(ExportColumn.Reading.Broken.class);
    assertThat(columns("$['a','b'],id")).hasSize(2);
  }

  @Test
  void aParquetFileHasEveryValueOfEveryColumn() {
    fill(2_000);
    List<ExportColumn> columns = new ArrayList<>(ExportColumn.USUAL);
    columns.addAll(columns("statement,$.result.score.scaled"));
    ParquetFile file = new ParquetFile(export(ExportFormat.PARQUET, columns, Position.START));
    List<StatementRow> rows = rows();
    assertThat(file.footer().getNum_rows()).isEqualTo(rows.size());
    for (int i = 0; i < columns.size(); i++) {
      ExportColumn column = columns.get(i);
      List<@Nullable Object> expected = new ArrayList<>();
      rows.forEach(row -> expected.add(column.value(row)));
      assertThat(file.values(ParquetSchema.of(columns), i))
          .as("seed %d: %s", seed, column.name())
          .isEqualTo(expected);
    }
  }

  @Test
  void nothingIsReadAheadOfWhoTakesIt() {
    fill(3_000);
    List<Promise<Void>> waiting = new ArrayList<>();
    AtomicInteger taken = new AtomicInteger();
    Future<Void> done =
        export.write(
            new StatementExport.Question(
                Filter.EVERYTHING,
                WhoIsMeant.NOBODY,
                Position.START,
                store.safeHorizon(),
                ExportFormat.NDJSON,
                List.of(),
                true),
            some -> {
              Promise<Void> promise = Promise.promise();
              synchronized (waiting) {
                waiting.add(promise);
              }
              taken.incrementAndGet();
              return promise.future();
            });
    int pieces = 0;
    while (!done.isComplete()) {
      Promise<Void> next = null;
      synchronized (waiting) {
        assertThat(waiting.size()).isLessThanOrEqualTo(1);
        if (!waiting.isEmpty()) {
          next = waiting.remove(0);
        }
      }
      if (next != null) {
        pieces++;
        next.complete();
      } else {
        Thread.onSpinWait();
      }
    }
    assertThat(pieces).isGreaterThan(3).isEqualTo(taken.get());
  }
}
