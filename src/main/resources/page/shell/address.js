/**
 * Where in the page somebody is: the part of the address after the #.
 *
 * @typedef {{path: string, segments: string[], query: Record<string, string>}} Address
 */

/** @returns {Address} */
export function address() {
  const [path, query = ''] = location.hash.replace(/^#/, '').split('?');
  const segments = path.split('/').filter(segment => segment !== '').map(decoded);
  return {path, segments, query: Object.fromEntries(new URLSearchParams(query))};
}

/** Changes the query of the address in place, so that a view can be shared. @param {Record<string, string>} changes */
export function changeQuery(changes) {
  const {path, query} = address();
  const kept = Object.entries({...query, ...changes}).filter(([, value]) => value !== '');
  const text = kept.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&');
  location.replace(`#${path}${text === '' ? '' : `?${text}`}`);
}

/** @param {string} segment */
function decoded(segment) {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
