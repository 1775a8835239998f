package dev.attain.simulator;

/** What a tool reports, in the words of the customer-support xAPI Profile. */
enum Kind {
  COURSE_STARTED(
      "course", Adl.VERBS + "initialized", "initialized", Adl.TYPES + "course", Tool.LEARNING),
  COURSE_COMPLETED(
      "course", Adl.VERBS + "completed", "completed", Adl.TYPES + "course", Tool.LEARNING),
  QUIZ("quiz", Adl.VERBS + "completed", "completed", Adl.TYPES + "assessment", Tool.LEARNING),
  SIMULATION(
      "simulation",
      Adl.VERBS + "completed",
      "completed",
      Adl.TYPES + "simulation",
      Tool.CALL_SIMULATOR),
  CALL_REVIEW(
      "callReview",
      Profile.VERBS + "was-reviewed",
      "was reviewed",
      Profile.TYPES + "call-review-criterion",
      Tool.QUALITY),
  PEER_REVIEW(
      "peerReview",
      Profile.VERBS + "was-reviewed",
      "was reviewed",
      Profile.TYPES + "peer-review-criterion",
      Tool.QUALITY),
  OBSERVATION(
      "observation",
      Profile.VERBS + "was-observed",
      "was observed",
      Profile.TYPES + "work-behaviour",
      Tool.OBSERVATION_FORM),
  CERTIFICATION(
      "certification",
      Profile.VERBS + "earned",
      "earned",
      Profile.TYPES + "certification",
      Tool.LEARNING);

  /** The system that sends the statement. */
  enum Tool {
    LEARNING("Learning platform 8.2"),
    CALL_SIMULATOR("Call simulator 3.1"),
    QUALITY("Quality suite 5.0"),
    OBSERVATION_FORM("Observation form 1.4");

    final String platform;

    Tool(String platform) {
      this.platform = platform;
    }
  }

  /** Names of the xAPI community. */
  static final class Adl {
    static final String VERBS = "http://adlnet.gov/expapi/verbs/";
    static final String TYPES = "http://adlnet.gov/expapi/activities/";

    private Adl() {}
  }

  /** Names of the customer-support xAPI Profile. */
  static final class Profile {
    static final String ID = "https://attain.dev/profiles/customer-support/xapi";
    static final String VERSION = ID + "/v1.0";
    static final String VERBS = ID + "/verbs/";
    static final String TYPES = ID + "/activity-types/";
    static final String EXTENSIONS = ID + "/extensions/";

    private Profile() {}
  }

  /** The {@code kind} of the framework's resources that this is about. */
  final String resourceKind;

  final String verb;
  final String display;
  final String activityType;
  final Tool tool;

  Kind(String resourceKind, String verb, String display, String activityType, Tool tool) {
    this.resourceKind = resourceKind;
    this.verb = verb;
    this.display = display;
    this.activityType = activityType;
    this.tool = tool;
  }
}
