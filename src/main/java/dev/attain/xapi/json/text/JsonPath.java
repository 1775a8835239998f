package dev.attain.xapi.json.text;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The way from the root to the value being looked at; it is cheap to walk and rarely printed. */
public final class JsonPath {
  private static final int MAX_NAME = 100;

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

  /** For example {@code $[3].actor.mbox}, {@code $.context.extensions['http://…']}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("$");
    for (int i = 0; i < depth; i++) {
      String name = names[i];
      if (name == null) {
        text.append('[').append(indexes[i]).append(']');
      } else if (isPlain(name)) {
        text.append('.').append(name);
      } else {
        text.append("['").append(Quoted.cut(name, MAX_NAME)).append("']");
      }
    }
    return text.toString();
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
