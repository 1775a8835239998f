/**
 * Drives statements from the feed through mapping and method into records: evidence, proficiency
 * and the checkpoint, in one atomic write; and reads them back.
 *
 * <p>Must never know an engine, HTTP, or the wall clock: a figure depends on the log and the
 * framework alone.
 */
@NullMarked
package dev.attain.competency.projection;

import org.jspecify.annotations.NullMarked;
