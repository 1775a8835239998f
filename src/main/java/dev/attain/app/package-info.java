/**
 * The program: its commands, and the composition of a server from its parts. The clock, the
 * environment and standard output live here.
 *
 * <p>Must never know a rule of xAPI or of competencies: it puts parts together.
 */
@NullMarked
package dev.attain.app;

import org.jspecify.annotations.NullMarked;
