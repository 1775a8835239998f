package dev.attain.profiles;

import dev.attain.xapi.Activity;
import dev.attain.xapi.Attachment;
import dev.attain.xapi.Context;
import dev.attain.xapi.ContextActivities;
import dev.attain.xapi.Iri;
import dev.attain.xapi.Statement;
import java.util.List;

/**
 * Whether a statement is of the kind that a template describes: all of its determining properties
 * are there (xAPI Profiles, part two, 7.0). A list of types must be there entirely; the statement
 * may have more.
 *
 * <p>Conforming tools also name the profile's version in {@code
 * context.contextActivities.category}, but many don't, so that is not asked for; a mapping rule
 * that wants it names the category. Only a template without any determining property, which is
 * about all statements of its profile, goes by the category alone.
 */
public final class TemplateMatcher {
  private TemplateMatcher() {}

  public static boolean matches(StatementTemplate template, Statement statement) {
    Context context = statement.context();
    ContextActivities around =
        context == null ? ContextActivities.EMPTY : context.contextActivities();
    if (!template.hasDeterminingProperties()) {
      return around.category().stream().map(Activity::id).anyMatch(template.profileIds()::contains);
    }
    return (template.verb() == null || template.verb().equals(statement.verb().id()))
        && (template.objectActivityType() == null
            || (statement.object() instanceof Activity object
                && isOfType(object, template.objectActivityType())))
        && haveTypes(around.grouping(), template.contextGroupingActivityType())
        && haveTypes(around.parent(), template.contextParentActivityType())
        && haveTypes(around.other(), template.contextOtherActivityType())
        && haveCategories(around.category(), template.contextCategoryActivityType())
        && haveUsages(statement.attachments(), template.attachmentUsageType());
  }

  private static boolean isOfType(Activity activity, Iri type) {
    return activity.findType().filter(type::equals).isPresent();
  }

  private static boolean haveTypes(List<Activity> activities, List<Iri> types) {
    return types.stream().allMatch(t -> activities.stream().anyMatch(a -> isOfType(a, t)));
  }

  /**
   * A category usually comes as its id alone, without a definition, and published templates name
   * that id where the specification means the type: both are taken.
   */
  private static boolean haveCategories(List<Activity> categories, List<Iri> types) {
    return types.stream()
        .allMatch(t -> categories.stream().anyMatch(a -> a.id().equals(t) || isOfType(a, t)));
  }

  private static boolean haveUsages(List<Attachment> attachments, List<Iri> usages) {
    return usages.stream()
        .allMatch(u -> attachments.stream().anyMatch(a -> a.usageType().equals(u)));
  }
}
