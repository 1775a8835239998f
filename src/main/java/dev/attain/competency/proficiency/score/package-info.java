/**
 * The methods that take scores one after the other to a single figure.
 *
 * <p>Must never know people, gates, levels or time: the order of the scores is all they see of it.
 */
@NullMarked
package dev.attain.competency.proficiency.score;

import org.jspecify.annotations.NullMarked;
