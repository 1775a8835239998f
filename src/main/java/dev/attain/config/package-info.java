/**
 * Typed settings: each declared once, read once, from options, the environment and a settings file.
 *
 * <p>Must never know what a setting is used for, nor read the process's environment by itself.
 */
@NullMarked
package dev.attain.config;

import org.jspecify.annotations.NullMarked;
