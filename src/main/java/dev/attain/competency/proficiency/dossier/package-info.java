/**
 * All competencies of one person together: figures that are rolled up from those of children, and
 * goals that span several competencies.
 *
 * <p>Must never know a clock, a store, a thread or a Future.
 */
@NullMarked
package dev.attain.competency.proficiency.dossier;

import org.jspecify.annotations.NullMarked;
