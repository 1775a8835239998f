/**
 * What is different between two versions of a framework, by path and in words; pure.
 *
 * <p>Must never know where versions are kept, nor what the difference does to figures.
 */
@NullMarked
package dev.attain.competency.framework.difference;

import org.jspecify.annotations.NullMarked;
