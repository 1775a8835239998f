import {empty} from './states.js';

/**
 * What is shown of a group, or that it is too small to be shown.
 *
 * @param {any} answer
 * @param {(answer: any) => unknown} show
 */
export function unlessSuppressed(answer, show) {
  return answer.suppressed
    ? empty('Not shown.', 'There are fewer than five people. Their figures together would tell about each of them.')
    : show(answer);
}

/** A share with its interval, in words. @param {{share: number | null, count: number, of: number, interval: {low: number, high: number}}} proportion */
export function proportionWords({share, count, of, interval}) {
  return share === null
    ? 'nobody'
    : `${count} of ${of}; 95 % interval ${Math.round(100 * interval.low)} to ${Math.round(100 * interval.high)} %`;
}
