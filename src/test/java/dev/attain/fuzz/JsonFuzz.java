package dev.attain.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.attain.xapi.json.text.JsonDocument;
import dev.attain.xapi.json.text.JsonDocument.Fault;
import dev.attain.xapi.json.text.JsonLimits;
import dev.attain.xapi.json.text.JsonText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Our JSON is Jackson's, but for what we also refuse: limits, and text that is no Unicode. */
final class JsonFuzz {
  private static final Set<Fault> STRICTER = EnumSet.of(Fault.LIMIT, Fault.ENCODING);
  private static final JsonFactory JACKSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /** Jackson looks at the lowest octet alone of what should be a digit, and takes some letters. */
  private static final Pattern WRONG_DIGIT = Pattern.compile("\\\\u[0-9A-Fa-f]{0,3}[^\\x00-\\x7F]");

  private JsonFuzz() {}

  static void check(byte[] octets) {
    JsonDocument document = JsonText.parse(octets, JsonLimits.DEFAULT);
    if (document instanceof JsonDocument.Parsed parsed) {
      assertThat(isJson(octets)).isTrue();
      byte[] root = Arrays.copyOfRange(octets, parsed.root().start(), parsed.root().end());
      assertThat(JsonText.parse(root, JsonLimits.DEFAULT)).isInstanceOf(JsonDocument.Parsed.class);
    } else if (!STRICTER.contains(((JsonDocument.Broken) document).fault())
        && !WRONG_DIGIT.matcher(new String(octets, StandardCharsets.UTF_8)).find()) {
      assertThat(isJson(octets)).as("%s", document).isFalse();
    }
  }

  private static boolean isJson(byte[] octets) {
    // As text: given octets, Jackson would also take them for UTF-16 or UTF-32.
    String text = new String(octets, StandardCharsets.UTF_8);
    String json = text.startsWith("\uFEFF") ? text.substring(1) : text;
    try (JsonParser parser = JACKSON.createParser(json)) {
      if (parser.nextToken() == null) {
        return false;
      }
      parser.skipChildren();
      // Strings are read only when somebody asks for them.
      parser.finishToken();
      return parser.nextToken() == null;
    } catch (IOException e) {
      return false;
    }
  }
}
