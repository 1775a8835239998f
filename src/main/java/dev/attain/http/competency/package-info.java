/**
 * The operations of the API on competencies: publishing and reading their documents, and the
 * figures that come of them.
 *
 * <p>Must never know an engine, nor how a request is routed.
 */
@NullMarked
package dev.attain.http.competency;

import org.jspecify.annotations.NullMarked;
