package dev.attain.http.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.attain.json.Json;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The page of one release: its document, which has to be asked for again each time, and its other
 * files under a folder that is named by what is in them all, which may be kept for ever.
 */
final class Page {
  static final String FOLDER = "/page/";
  private static final String DOCUMENT = "index.html";
  private static final int RELEASE_LENGTH = 12;

  private final Asset document;
  private final String release;
  private final String policy;
  private final Map<String, Asset> assets = new HashMap<>();

  private Page(SortedMap<String, byte[]> files) {
    release = digestOf(files).substring(0, RELEASE_LENGTH);
    String base = FOLDER + release + "/";
    String imports = importMap(base);
    String text =
        new String(files.get(DOCUMENT), StandardCharsets.UTF_8)
            .replace("{{base}}", base)
            .replace("{{imports}}", imports);
    document = Asset.of(DOCUMENT, text.getBytes(StandardCharsets.UTF_8));
    policy = policy(imports);
    files.forEach(
        (name, bytes) -> {
          if (!name.equals(DOCUMENT)) {
            assets.put(base + name, Asset.of(name, bytes));
          }
        });
  }

  /** Reads it all from the program. */
  static Page load() {
    return new Page(PageFiles.read());
  }

  Asset document() {
    return document;
  }

  /** Names the content of all files; another content has another name. */
  String release() {
    return release;
  }

  /** The Content-Security-Policy: nothing but the page's own files, and one import map. */
  String policy() {
    return policy;
  }

  /**
   * @param path as requested
   */
  Optional<Asset> find(String path) {
    return Optional.ofNullable(assets.get(path));
  }

  private static String importMap(String base) {
    Map<String, String> imports = new TreeMap<>();
    for (Library library : Library.ALL) {
      imports.put(library.name(), base + library.served(library.entry()));
      imports.put(library.name() + "/", base + library.served(""));
    }
    try {
      return Json.MAPPER.writeValueAsString(Map.of("imports", imports));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String policy(String imports) {
    String hash =
        Base64.getEncoder()
            .encodeToString(sha256().digest(imports.getBytes(StandardCharsets.UTF_8)));
    return String.join(
        "; ",
        "default-src 'none'",
        "script-src 'self' 'sha256-" + hash + "'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'");
  }

  private static String digestOf(SortedMap<String, byte[]> files) {
    MessageDigest digest = sha256();
    files.forEach(
        (name, bytes) -> {
          digest.update(name.getBytes(StandardCharsets.UTF_8));
          digest.update(bytes);
        });
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
