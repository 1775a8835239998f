package dev.attain.app;

import dev.attain.config.ServerSettings;
import dev.attain.http.HttpSettings;
import dev.attain.http.multipart.MultipartLimits;
import dev.attain.xapi.json.text.JsonLimits;

/** The bounds on requests, as each room wants them. */
final class RequestLimits {
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
    return new HttpSettings(
        usual.host(),
        usual.port(),
        usual.eventLoops(),
        settings.maxBodyBytes(),
        usual.maxApiBody(),
        Math.max(
            Math.max(settings.maxBodyBytes(), settings.maxDocumentBytes()),
            usual.maxBodiesInFlight()),
        usual.inlineBody(),
        usual.idleTimeout(),
        usual.compression(),
        new MultipartLimits(
            settings.attachments().maxParts(),
            settings.attachments().maxPartHeaderBytes(),
            settings.attachments().maxBytes()));
  }
}
