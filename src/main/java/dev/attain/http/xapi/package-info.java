/**
 * What the resources of xAPI have in common: versions, parameters, refusals, and the alternate
 * request syntax.
 *
 * <p>Must never know what any one resource does.
 */
@NullMarked
package dev.attain.http.xapi;

import org.jspecify.annotations.NullMarked;
