import {html, nothing} from 'lit';

const ABSOLUTE = new Intl.DateTimeFormat('en-GB', {dateStyle: 'medium', timeStyle: 'short'});
const DAY = new Intl.DateTimeFormat('en-GB', {dateStyle: 'medium'});
const RELATIVE = new Intl.RelativeTimeFormat('en', {numeric: 'auto'});
const UNITS = /** @type {[Intl.RelativeTimeFormatUnit, number][]} */ ([
  ['year', 31_556_952], ['month', 2_629_746], ['week', 604_800], ['day', 86_400], ['hour', 3_600], ['minute', 60],
]);

/** How long ago, or in how long, in words. @param {string} at */
export function relative(at) {
  const seconds = (Date.parse(at) - Date.now()) / 1000;
  const [unit, length] = UNITS.find(([, span]) => Math.abs(seconds) >= span) ?? ['second', 1];
  return Math.abs(seconds) < 10 ? 'just now' : RELATIVE.format(Math.round(seconds / length), unit);
}

/** In the reader's time zone. @param {string} at */
export function absolute(at) {
  return ABSOLUTE.format(new Date(at));
}

/** @param {string} at */
export function day(at) {
  return DAY.format(new Date(at));
}

/**
 * An instant: how far away it is, and when exactly.
 *
 * @param {string | undefined} at
 */
export function time(at) {
  return at
    ? html`<time class="time" datetime=${at}>${relative(at)}<small>${absolute(at)}</small></time>`
    : nothing;
}
