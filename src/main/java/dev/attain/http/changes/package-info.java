/**
 * The operations of the API on changes: reading them page by page or as they happen, and webhooks.
 *
 * <p>Must never know how changes come about, nor an engine.
 */
@NullMarked
package dev.attain.http.changes;

import org.jspecify.annotations.NullMarked;
