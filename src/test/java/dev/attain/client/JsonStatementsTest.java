package dev.attain.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.attain.client.SourceItem.Candidate;
import dev.attain.client.SourceItem.Unreadable;
import dev.attain.client.StatementSource.Place;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JsonStatementsTest {

  @Test
  void anArrayIsCutIntoTheBytesOfItsObjects() throws IOException {
    String first = "{\"id\":\"1\", \"n\":1.0}";
    String second = "{\n  \"s\": \"]} \\\" {[\", \"n\": 12345678901234567890.1\n}";

    List<SourceItem> items = read(" [ " + first + ",\n" + second + " ] \n");

    assertThat(texts(items)).containsExactly(first, second);
    assertThat(items).extracting(SourceItem::line).containsExactly(1L, 2L);
    assertThat(items).extracting(item -> ((Candidate) item).hasId()).containsExactly(true, false);
  }

  @Test
  void linesAreStatementsAndOneBrokenLineCostsOnlyItself() throws IOException {
    List<SourceItem> items =
        read("{\"a\":1}\n\n{\"a\":\n{\"a\":3}\r\n[4]\n{\"a\":5} {\"a\":6}\n{\"a\":7}");

    assertThat(texts(items)).containsExactly("{\"a\":1}", "{\"a\":3}", "{\"a\":7}");
    assertThat(items)
        .filteredOn(Unreadable.class::isInstance)
        .extracting(SourceItem::line, item -> ((Unreadable) item).reason().split(":")[0])
        .containsExactly(
            tuple(3L, "not JSON"),
            tuple(5L, "not a JSON object"),
            tuple(6L, "more than one JSON value on the line"));
  }

  @Test
  void prettyPrintedObjectsMayFollowEachOther() throws IOException {
    List<SourceItem> items = read("{\n \"a\": 1\n}\n{\n \"a\": {\"b\": 2}\n}\n");

    assertThat(texts(items)).containsExactly("{\n \"a\": 1\n}", "{\n \"a\": {\"b\": 2}\n}");
    assertThat(items).extracting(SourceItem::line).containsExactly(1L, 4L);
  }

  @Test
  void aBrokenElementOfAnArrayCostsOnlyItself() throws IOException {
    List<SourceItem> items = read("[{\"a\":1},\n 17, {\"a\":tru},\n{\"a\":4}]");

    assertThat(texts(items)).containsExactly("{\"a\":1}", "{\"a\":4}");
    assertThat(items).hasSize(4);
    assertThat(items.get(2).line()).isEqualTo(2);
  }

  @Test
  void aFileThatIsCutOffSaysSo() throws IOException {
    assertThat(reason(last(read("[{\"a\":1},{\"a\":2}")))).contains("cut off");
    assertThat(reason(last(read("[{\"a\":1},{\"a\"")))).contains("cut off");
    assertThat(reason(last(read("[{\"a\":1}] {\"a\":2}")))).contains("after the end of the array");
  }

  @Test
  void nothingIsInAnEmptyFileOrArray() throws IOException {
    assertThat(read("")).isEmpty();
    assertThat(read(" \n\n")).isEmpty();
    assertThat(read("[ ]")).isEmpty();
    assertThat(read("\uFEFF[]")).isEmpty();
  }

  @Test
  void readingGoesOnAtAnyPlace() throws IOException {
    long seed = 20261122;
    Random random = new Random(seed);
    for (int round = 0; round < 60; round++) {
      List<String> statements = new ArrayList<>();
      for (int i = 0; i < 1 + random.nextInt(30); i++) {
        statements.add("{\"n\":" + i + ",\"pad\":\"" + "x".repeat(random.nextInt(9_000)) + "\"}");
      }
      boolean array = random.nextBoolean();
      String text =
          array ? "[" + String.join(",\n", statements) + "]" : String.join("\n", statements);
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      JsonStatements source = new JsonStatements(in(bytes), Place.BEGINNING);
      int before = random.nextInt(statements.size());
      for (int i = 0; i < before; i++) {
        source.next();
      }
      Place place = source.place();
      InputStream rest = in(bytes);
      rest.skipNBytes(place.offset());

      List<SourceItem> items = drain(new JsonStatements(rest, place));

      String which = "seed " + seed + ", round " + round;
      List<String> expected =
          before == 0 ? statements : statements.subList(before, statements.size());
      assertThat(texts(items)).as(which).isEqualTo(expected);
      assertThat(items.get(0).index()).as(which).isEqualTo(before);
      assertThat(items.get(0).line()).as(which).isEqualTo(before + 1L);
    }
  }

  private static List<SourceItem> read(String text) throws IOException {
    return drain(new JsonStatements(in(text.getBytes(StandardCharsets.UTF_8)), Place.BEGINNING));
  }

  private static InputStream in(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }

  private static List<SourceItem> drain(StatementSource source) throws IOException {
    List<SourceItem> items = new ArrayList<>();
    for (Optional<SourceItem> item = source.next(); item.isPresent(); item = source.next()) {
      items.add(item.get());
    }
    return items;
  }

  private static List<String> texts(List<SourceItem> items) {
    return items.stream()
        .filter(Candidate.class::isInstance)
        .map(item -> new String(((Candidate) item).json(), StandardCharsets.UTF_8).strip())
        .toList();
  }

  private static SourceItem last(List<SourceItem> items) {
    return items.get(items.size() - 1);
  }

  private static String reason(SourceItem item) {
    return ((Unreadable) item).reason();
  }
}
