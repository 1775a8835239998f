/**
 * JSONPath as xAPI Profiles use it, compiled once and run over parsed JSON.
 *
 * <p>Must never know what a path is asked for: statements, templates and rules are others' words.
 */
@NullMarked
package dev.attain.xapi.json.path;

import org.jspecify.annotations.NullMarked;
