/**
 * xAPI Profiles: concepts, statement templates and patterns as communities publish them (JSON-LD),
 * and which statements a template is about.
 *
 * <p>Must never know frameworks, evidence or HTTP.
 */
@NullMarked
package dev.attain.profiles;

import org.jspecify.annotations.NullMarked;
