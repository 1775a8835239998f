package dev.attain.conformance.scenarios;

import java.util.List;

/** Everything that holds scenarios. */
public final class Scenarios {
  public static final List<Object> ALL =
      List.of(
          new StatementWrites(),
          new StatementQueries(),
          new Voiding(),
          new Paging(),
          new Formats(),
          new StateDocuments(),
          new AgentProfiles(),
          new ActivityProfiles(),
          new AgentsAndActivities(),
          new Attachments(),
          new Signatures(),
          new Protocol(),
          new Harm());

  private Scenarios() {}
}
