package dev.attain.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Whether some bytes are one JSON object, so that they can't spoil the batch they are put into. */
final class JsonCheck {
  private static final JsonFactory JSON = new JsonFactory();

  private JsonCheck() {}

  static SourceItem item(long index, long line, byte[] json) throws IOException {
    try (JsonParser parser = JSON.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return new SourceItem.Unreadable(index, line, "not a JSON object");
      }
      boolean hasId = false;
      int depth = 1;
      while (depth > 0) {
        JsonToken token = parser.nextToken();
        if (token == null) {
          return new SourceItem.Unreadable(index, line, "the object is not closed");
        }
        if (token.isStructStart()) {
          depth++;
        } else if (token.isStructEnd()) {
          depth--;
        } else if (depth == 1 && token == JsonToken.FIELD_NAME) {
          hasId |= "id".equals(parser.currentName());
        }
      }
      if (parser.nextToken() != null) {
        return new SourceItem.Unreadable(index, line, "more than one JSON value on the line");
      }
      return new SourceItem.Candidate(index, line, json, hasId);
    } catch (JsonProcessingException e) {
      long at = line + (e.getLocation() == null ? 0 : e.getLocation().getLineNr() - 1);
      return new SourceItem.Unreadable(index, at, "not JSON: " + e.getOriginalMessage());
    }
  }
}
