/**
 * Numbers as people read them.
 */

/** @param {number | null | undefined} share of 1 */
export function percent(share) {
  return share === null || share === undefined ? 'unknown' : `${Math.round(100 * share)} %`;
}

/** @param {number | null | undefined} value @param {number} [digits] */
export function rounded(value, digits = 2) {
  return value === null || value === undefined ? '' : value.toFixed(digits);
}

/** @param {number} count */
export function grouped(count) {
  return count.toLocaleString('en-GB');
}

/** "1 person", "3 people". @param {number} count @param {string} one @param {string} [many] */
export function counted(count, one, many = `${one}s`) {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}

/** projectArtifact is "project artifact". @param {string} name */
export function words(name) {
  return name.replace(/([A-Z])/g, ' $1').toLowerCase();
}
