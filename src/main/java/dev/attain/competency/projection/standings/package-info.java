/**
 * One bounded record for each person and framework version, that says where the person stands in
 * every competency: what questions about many people are answered from.
 *
 * <p>Must never know an engine, HTTP, or the wall clock: a record is a function of the person's
 * evidence alone.
 */
@NullMarked
package dev.attain.competency.projection.standings;

import org.jspecify.annotations.NullMarked;
