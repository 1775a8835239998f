package dev.attain.xapi.json.text;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The way from the root to the value being looked at; it is cheap to walk and rarely printed. */
public final class JsonPath {
  private static final int MAX_NAME = 100;

  /** So many steps are shown from the root on when there are too many, */
  private static final int FIRST_STEPS = 12;

  /** and so many before the value itself. */
  private static final int LAST_STEPS = 8;

  private @Nullable String[] names = new @Nullable String[16];
  private int[] indexes = new int[16];
  private int depth;

  public void enter(String name) {
    grow();
    names[depth++] = name;
  }

  public void enter(int index) {
    grow();
    names[depth] = null;
    indexes[depth++] = index;
  }

  public void leave() {
    depth--;
  }

  private void grow() {
    if (depth == names.length) {
      names = Arrays.copyOf(names, depth * 2);
      indexes = Arrays.copyOf(indexes, depth * 2);
    }
  }

  /**
   * For example {@code $[3].actor.mbox}, {@code $.context.extensions['http://…']}. Of a long way
   * the first and the last steps, and how many there are between them: {@code $[0][0] … 80 more …
   * [0][0]}.
   */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("$");
    int leftOut = depth - FIRST_STEPS - LAST_STEPS;
    if (leftOut <= 0) {
      show(0, depth, text);
    } else {
      show(0, FIRST_STEPS, text);
      text.append(" … ").append(leftOut).append(" more … ");
      show(depth - LAST_STEPS, depth, text);
    }
    return text.toString();
  }

  private void show(int from, int to, StringBuilder text) {
    for (int i = from; i < to; i++) {
      String name = names[i];
      if (name == null) {
        text.append('[').append(indexes[i]).append(']');
      } else if (isPlain(name)) {
        text.append('.').append(name);
      } else {
        text.append("['").append(Quoted.cut(name, MAX_NAME)).append("']");
      }
    }
  }

  private static boolean isPlain(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c >= 128 || !(Character.isLetterOrDigit(c) || c == '_')) {
        return false;
      }
    }
    return !name.isEmpty() && name.length() <= MAX_NAME;
  }
}
