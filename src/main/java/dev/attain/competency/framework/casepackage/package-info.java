/**
 * Competency frameworks as 1EdTech CASE packages (version 1.0), read and written; pure.
 *
 * <p>Must never know where packages come from, nor what becomes of a draft.
 */
@NullMarked
package dev.attain.competency.framework.casepackage;

import org.jspecify.annotations.NullMarked;
