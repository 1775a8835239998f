/**
 * The document resources of xAPI (state, activity profile, agent profile), and the activities and
 * agents resources.
 *
 * <p>Must never know how documents are kept, or how mentions of activities are put together.
 */
@NullMarked
package dev.attain.http.documents;

import org.jspecify.annotations.NullMarked;
