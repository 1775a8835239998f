package dev.attain.competency.framework.catalog;

import io.vertx.core.Future;
import java.util.Set;

/** Where frameworks learn which statement templates there are: the loaded xAPI Profiles. */
@FunctionalInterface
public interface KnownTemplates {

  /** The IRIs of all statement templates that mapping rules may name. */
  Future<Set<String>> ids();
}
