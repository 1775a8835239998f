package dev.attain.storage.history;

/** What a client asks of one document. Contents are flat JSON objects without white space. */
sealed interface Call {

  /** Reads it. */
  record Get() implements Call {
    @Override
    public String toString() {
      return "GET";
    }
  }

  /** Creates or replaces it. */
  record Put(String content, Condition condition) implements Call {
    @Override
    public String toString() {
      return "PUT " + content + condition;
    }
  }

  /** Merges into it, or creates it. */
  record Post(String content, Condition condition) implements Call {
    @Override
    public String toString() {
      return "POST " + content + condition;
    }
  }

  /** Removes it. */
  record Delete(Condition condition) implements Call {
    @Override
    public String toString() {
      return "DELETE" + condition;
    }
  }
}
