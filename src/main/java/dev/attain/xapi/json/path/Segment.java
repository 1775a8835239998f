package dev.attain.xapi.json.path;

import dev.attain.xapi.json.text.JsonArray;
import dev.attain.xapi.json.text.JsonMember;
import dev.attain.xapi.json.text.JsonObject;
import dev.attain.xapi.json.text.JsonValue;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One step of a path: from a value to some of those within it. */
sealed interface Segment {

  void select(JsonValue from, Consumer<JsonValue> into);

  /** The members of these names, in this order. */
  record Names(List<String> names) implements Segment {
    public Names {
      names = List.copyOf(names);
    }

    @Override
    public void select(JsonValue from, Consumer<JsonValue> into) {
      if (from instanceof JsonObject object) {
        for (String name : names) {
          JsonValue value = object.find(name);
          if (value != null) {
            into.accept(value);
          }
        }
      }
    }
  }

  /** The items at these places, from 0; from -1 backwards, counted from the end. */
  record Indexes(List<Integer> indexes) implements Segment {
    public Indexes {
      indexes = List.copyOf(indexes);
    }

    @Override
    public void select(JsonValue from, Consumer<JsonValue> into) {
      if (from instanceof JsonArray array) {
        int size = array.items().size();
        for (int index : indexes) {
          int place = index < 0 ? size + index : index;
          if (place >= 0 && place < size) {
            into.accept(array.items().get(place));
          }
        }
      }
    }
  }

  /** The items from {@code start} to before {@code end}; null for the beginning and the end. */
  record Slice(@Nullable Integer start, @Nullable Integer end, int step) implements Segment {
    @Override
    public void select(JsonValue from, Consumer<JsonValue> into) {
      if (from instanceof JsonArray array) {
        int size = array.items().size();
        int first = start == null ? 0 : bound(start, size);
        int last = end == null ? size : bound(end, size);
        for (long i = first; i < last; i += step) {
          into.accept(array.items().get((int) i));
        }
      }
    }

    private static int bound(int index, int size) {
      return Math.max(0, Math.min(size, index < 0 ? size + index : index));
    }
  }

  /** Every member or item. */
  record All() implements Segment {
    @Override
    public void select(JsonValue from, Consumer<JsonValue> into) {
      if (from instanceof JsonObject object) {
        for (JsonMember member : object.members()) {
          into.accept(member.value());
        }
      } else if (from instanceof JsonArray array) {
        array.items().forEach(into);
      }
    }
  }

  /** What {@code inner} selects from the value and from all that is within it. */
  record Descendants(Segment inner) implements Segment {
    private static final Segment ALL = new All();

    @Override
    public void select(JsonValue from, Consumer<JsonValue> into) {
      inner.select(from, into);
      ALL.select(from, value -> select(value, into));
    }
  }
}
