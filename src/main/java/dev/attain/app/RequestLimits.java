package dev.attain.app;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.attain.config.ConnectionSettings;
import dev.attain.config.ServerSettings;
import dev.attain.http.ConnectionLimits;
import dev.attain.http.HttpSettings;
import dev.attain.http.multipart.MultipartLimits;
import dev.attain.xapi.json.text.JsonLimits;
import java.lang.management.ManagementFactory;

/** The bounds on requests, as each room wants them. */
final class RequestLimits {
  /** Parsed, a body takes about ten times its length, and it is not alone in the heap. */
  private static final int PARSED = 16;

  private RequestLimits() {}

  static JsonLimits json(ServerSettings.Limits limits) {
    return new JsonLimits(
        limits.maxDepth(),
        limits.maxStringBytes(),
        JsonLimits.DEFAULT.maxNumberLength(),
        limits.maxStatements(),
        limits.maxStatementBytes());
  }

  static HttpSettings http(ServerSettings settings) {
    HttpSettings usual = HttpSettings.of(settings.host(), settings.port(), settings.eventLoops());
    int maxBody = (int) Math.min(settings.maxBodyBytes(), maxMemory() / PARSED);
    ConnectionSettings connections = settings.connections();
    return new HttpSettings(
        usual.host(),
        usual.port(),
        usual.eventLoops(),
        maxBody,
        usual.maxApiBody(),
        Math.max(Math.max(maxBody, settings.maxDocumentBytes()), maxMemory() / PARSED),
        usual.inlineBody(),
        usual.maxAnswersInFlight(),
        new ConnectionLimits(
            Math.min(connections.most(), maxFiles() / 2),
            connections.idle(),
            connections.patience()),
        usual.compression(),
        new MultipartLimits(
            settings.attachments().maxParts(),
            settings.attachments().maxPartHeaderBytes(),
            settings.attachments().maxBytes()));
  }

  private static long maxMemory() {
    return Runtime.getRuntime().maxMemory();
  }

  /** Files and connections that the process may have open; the store needs its own of them. */
  private static int maxFiles() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? (int) Math.min(Integer.MAX_VALUE, Math.max(2, unix.getMaxFileDescriptorCount()))
        : Integer.MAX_VALUE;
  }
}
