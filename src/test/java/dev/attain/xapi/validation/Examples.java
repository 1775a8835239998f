package dev.attain.xapi.validation;

/** Statements that break no rule, to be varied by the tests. */
final class Examples {
  static final String SMALL =
      """
      {"actor":{"mbox":"mailto:ann@example.org"},\
      "verb":{"id":"http://adlnet.gov/expapi/verbs/completed"},\
      "object":{"id":"https://example.org/course"}}""";

  /** About 1.1 KB, with most parts of a statement; without its ids, so that copies may be sent. */
  static final String FULL =
      """
      {"actor":{"objectType":"Agent","name":"Ann Example","account":{"homePage":\
      "https://hr.example.org","name":"ann.example"}},"verb":{"id":\
      "http://adlnet.gov/expapi/verbs/answered","display":{"en-US":"answered","de":"beantwortete"}},\
      "object":{"objectType":"Activity","id":"https://lms.example.org/quiz/7/question/3",\
      "definition":{"name":{"en-US":"Escalation, question 3"},"description":{"en-US":\
      "When does a ticket go to the second line?"},"type":\
      "http://adlnet.gov/expapi/activities/cmi.interaction","interactionType":"choice",\
      "correctResponsesPattern":["b"],"choices":[{"id":"a","description":{"en-US":"At once"}},\
      {"id":"b","description":{"en-US":"After 30 minutes"}}]}},"result":{"score":{"scaled":0.85,\
      "raw":17,"min":0,"max":20},"success":true,"completion":true,"response":"b","duration":\
      "PT1M30.5S"},"context":{"registration":"5389ed44-e618-4a66-9a43-7a0b282fd837","platform":\
      "Example LMS","language":"en-US","contextActivities":{"parent":[{"id":\
      "https://lms.example.org/quiz/7"}],"category":[{"id":"https://w3id.org/xapi/cmi5/context"}]},\
      "extensions":{"https://example.org/session":"s-1"}},"timestamp":"2026-11-20T09:30:00.123Z"}""";

  private Examples() {}
}
