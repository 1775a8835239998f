package dev.attain.app;

import dev.attain.config.ServerSettings;
import dev.attain.documents.Documents;
import dev.attain.http.CrossOrigin;
import dev.attain.http.HttpResource;
import dev.attain.http.HttpSettings;
import dev.attain.http.documents.DocumentResource;
import dev.attain.http.documents.MentionsResource;
import dev.attain.http.page.PageResource;
import dev.attain.http.statements.AboutResource;
import dev.attain.http.statements.StatementAttachments;
import dev.attain.http.statements.StatementsResource;
import dev.attain.http.xapi.AlternateRequests;
import dev.attain.mentions.MentionedActivities;
import dev.attain.mentions.MentionedAgents;
import java.util.ArrayList;
import java.util.List;

/** The xAPI resources and the web page, in the order in which requests pass them. */
final class ServedResources {
  private ServedResources() {}

  static List<HttpResource> of(ServerSettings settings, HttpSettings http, Features features) {
    List<HttpResource> resources = new ArrayList<>();
    if (!settings.corsOrigins().isEmpty()) {
      resources.add(new CrossOrigin(settings.corsOrigins()));
    }
    resources.add(new AlternateRequests(http.maxStatementsBody(), http.inlineBody()));
    resources.add(
        new StatementsResource(
            features.intake(),
            features.reads(),
            new StatementAttachments(features.engine().attachments(), features.signed()),
            features.telemetry(),
            features.limits(),
            http));
    resources.add(
        new DocumentResource(
            new Documents(
                features.engine().documents(), features.limits(), settings.maxDocumentBytes()),
            features.limits()));
    resources.add(
        new MentionsResource(
            new MentionedActivities(features.statements(), features.records(), features.terms()),
            new MentionedAgents(features.statements(), features.terms()),
            features.limits()));
    resources.add(new AboutResource());
    resources.add(new PageResource());
    return resources;
  }
}
