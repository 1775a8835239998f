/**
 * Webhooks: changes sent to addresses that somebody asked for, signed, tried again, and set aside
 * where they can't be delivered.
 *
 * <p>Must never know how changes come about, nor who asks over HTTP.
 */
@NullMarked
package dev.attain.competency.webhook;

import org.jspecify.annotations.NullMarked;
