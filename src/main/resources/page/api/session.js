/**
 * Who is signed in. A credential is kept for as long as this tab is open, and sent to this server alone.
 *
 * @typedef {{key: string, secret: string}} Credential
 */

const PLACE = 'attain.credential';

/** @type {Set<() => void>} */
const watchers = new Set();

/** @returns {Credential | null} */
export function credential() {
  const kept = sessionStorage.getItem(PLACE);
  return kept === null ? null : JSON.parse(kept);
}

/** @param {Credential} signedIn */
export function signIn(signedIn) {
  sessionStorage.setItem(PLACE, JSON.stringify(signedIn));
  watchers.forEach(tell => tell());
}

export function signOut() {
  sessionStorage.removeItem(PLACE);
  watchers.forEach(tell => tell());
}

/** Calls `tell` whenever somebody signs in or out. @param {() => void} tell */
export function watchSession(tell) {
  watchers.add(tell);
}

/**
 * The value of the Authorization header: RFC 7617, UTF-8.
 *
 * @param {Credential} signedIn
 */
export function basic({key, secret}) {
  const octets = new TextEncoder().encode(`${key}:${secret}`);
  return `Basic ${btoa(String.fromCharCode(...octets))}`;
}
