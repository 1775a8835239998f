package dev.attain.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JsonTest {
  enum Colour {
    DARK_BLUE
  }

  record Paint(String name, List<String> coats, Set<Colour> colours, Instant mixed) {
    Paint {
      coats = List.copyOf(coats);
      colours = Set.copyOf(colours);
    }
  }

  @Test
  void absentListsAreEmptyAndEnumsAreCamelCase() throws Exception {
    Paint paint =
        Json.MAPPER.readValue(
            """
            {"name":"wall","colours":["darkBlue"],"mixed":"2026-01-02T03:04:05Z"}
            """,
            Paint.class);

    assertThat(paint)
        .isEqualTo(
            new Paint(
                "wall",
                List.of(),
                Set.of(Colour.DARK_BLUE),
                Instant.parse("2026-01-02T03:04:05Z")));
    assertThat(Json.MAPPER.writeValueAsString(paint))
        .isEqualTo(
            """
            {"name":"wall","coats":[],"colours":["darkBlue"],"mixed":"2026-01-02T03:04:05Z"}\
            """);
  }

  @Test
  void unknownPropertiesAreErrors() {
    assertThatThrownBy(() -> Json.MAPPER.readValue("{\"naem\":\"wall\"}", Paint.class))
        .isInstanceOf(UnrecognizedPropertyException.class);
  }
}
