/**
 * Which xAPI Profiles statements are held to, what happens to those that break their rules, and how
 * good the statements of each source are.
 *
 * <p>Must never know competencies, HTTP or an engine.
 */
@NullMarked
package dev.attain.quality;

import org.jspecify.annotations.NullMarked;
