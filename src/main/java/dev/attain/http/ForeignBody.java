package dev.attain.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a body is that claims to be JSON and begins like something else. */
final class ForeignBody {
  private static final Map<String, String> BEGINNINGS = new LinkedHashMap<>();

  static {
    BEGINNINGS.put("\u0089PNG", "a PNG image");
    BEGINNINGS.put("\u00ff\u00d8\u00ff", "a JPEG image");
    BEGINNINGS.put("GIF8", "a GIF image");
    BEGINNINGS.put("%PDF", "a PDF document");
    BEGINNINGS.put("PK\u0003\u0004", "a ZIP archive or an Office document");
    BEGINNINGS.put("\u001f\u008b", "compressed by gzip");
    BEGINNINGS.put("<", "XML or HTML");
  }

  private ForeignBody() {}

  /** A refusal that says what it is; empty for what may be JSON. */
  static Optional<ApiAnswer> refusal(byte[] body) {
    String start = new String(body, 0, Math.min(body.length, 8), StandardCharsets.ISO_8859_1);
    return BEGINNINGS.entrySet().stream()
        .filter(known -> start.startsWith(known.getKey()))
        .findFirst()
        .map(
            known ->
                ApiAnswer.refused(
                    400,
                    "Not JSON",
                    "The body is " + known.getValue() + ", not JSON. Nothing was stored.",
                    List.of(
                        Map.of(
                            "path",
                            "$",
                            "message",
                            "this is " + known.getValue() + ", not JSON"))));
  }
}
