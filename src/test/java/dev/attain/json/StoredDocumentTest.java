package dev.attain.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoredDocumentTest {
  record Shelf(String name, List<String> books) {
    Shelf {
      books = List.copyOf(books);
    }
  }

  /** Jackson finds nothing to write in it. */
  private static final class Opaque {}

  @Test
  void whatWasStoredIsReadAgain() {
    Shelf shelf = new Shelf("März", List.of("a", "b"));

    byte[] json = Json.bytes(shelf);

    assertThat(new String(json, UTF_8)).isEqualTo("{\"name\":\"März\",\"books\":[\"a\",\"b\"]}");
    assertThat(Json.read("s1", json, Shelf.class)).isEqualTo(shelf);
  }

  @Test
  void whatIsNoneOfOursIsNamedByItsRecordAndType() {
    assertThatThrownBy(() -> Json.read("s1", "{\"naem\":\"x\"}".getBytes(UTF_8), Shelf.class))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("record s1 is not a Shelf");
  }

  @Test
  void whatHasNoJsonIsNamedByItsType() {
    assertThatThrownBy(() -> Json.bytes(new Opaque()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("can't write Opaque");
  }
}
