package dev.attain.storage.mongo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.attain.records.RecordCollection;
import dev.attain.records.RecordStore;
import dev.attain.records.RecordWrite;
import dev.attain.records.WriteOutcome;
import dev.attain.storage.contract.Await;
import dev.attain.storage.contract.RecordStoreContract;
import dev.attain.storage.contract.TestClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MongoRecordStoreTest implements RecordStoreContract {
  private static final RecordCollection THINGS = new RecordCollection("things", List.of());

  private final TestMongo server = TestMongo.server();
  private final MongoSettings settings = server.freshDatabase();
  private MongoEngine engine;

  @BeforeEach
  void open() {
    engine = server.open(settings, new TestClock());
  }

  @AfterEach
  void close() {
    Await.get(engine.close());
    server.drop(settings);
  }

  @Override
  public RecordStore records() {
    return engine.records();
  }

  @Override
  @Test
  public void recordsComeInTheOrderOfValueAndIdByTheirUtf8Bytes() {
    assumeFalse(server.isStandIn(), "the stand-in orders texts by UTF-16");
    RecordStoreContract.super.recordsComeInTheOrderOfValueAndIdByTheirUtf8Bytes();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a.b\":1,\"$set\":{\"$where\":2},\"\":3}",
        "{\"n\":12345678901234567890,\"d\":1.10,\"e\":1E5,\"z\":-0.0}",
        "{ \"spaces\" : [ 1, 2 ] }",
        "{\"a\":null,\"b\":[true,false,{\"c\":\"\\u0000\\ud834\\udd1e\"}],\"l\":4294967296}",
        "{\"half\":\"\\ud834\",\"\\udd1e\":1}",
        "{\"n\\u0000ul\":1,\"twice\":1,\"twice\":2}"
      })
  void jsonComesBackByteForByte(String json) {
    Await.get(records().write(List.of(put("x", json))));

    assertThat(new String(Await.get(records().find(THINGS, "x")).orElseThrow().json(), UTF_8))
        .isEqualTo(json);
  }

  @Test
  void deeplyNestedJsonComesBackToo() {
    String json = "{\"a\":".repeat(200) + "1" + "}".repeat(200);
    Await.get(records().write(List.of(put("x", json))));

    assertThat(new String(Await.get(records().find(THINGS, "x")).orElseThrow().json(), UTF_8))
        .isEqualTo(json);
  }

  @Test
  void manyWritesAreOneBatch() {
    List<RecordWrite> writes = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      writes.add(put("r" + i, "{\"n\":" + i + "}"));
    }
    writes.add(new RecordWrite.Put(THINGS, "last", 1, "{}".getBytes(UTF_8), Map.of()));

    assertThat(Await.get(records().write(writes)))
        .isEqualTo(new WriteOutcome.RevisionConflict("things", "last", 0));
    assertThat(Await.get(records().find(THINGS, "r1"))).isEmpty();
    assertThat(Await.get(records().write(writes.subList(0, 5_000))))
        .isEqualTo(new WriteOutcome.Written());
    assertThat(Await.get(records().find(THINGS, "r4999"))).isPresent();
  }

  private static RecordWrite put(String id, String json) {
    return new RecordWrite.Put(
        THINGS, id, RecordWrite.ANY_REVISION, json.getBytes(UTF_8), Map.of());
  }
}
