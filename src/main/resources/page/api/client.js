import {basic, credential, signOut} from './session.js';

/**
 * A problem document (RFC 9457) as the server answers.
 *
 * @typedef {{path?: string, rule?: string, message: string}} Problem
 */

/** An answer that is no success, with everything that the server says about it. */
export class Refused extends Error {
  /**
   * @param {number} status 0 when no answer came
   * @param {string} title
   * @param {string} detail
   * @param {Problem[]} problems
   */
  constructor(status, title, detail, problems = []) {
    super(detail);
    this.status = status;
    this.title = title;
    this.problems = problems;
  }
}

/**
 * What a request may say beside its path.
 *
 * @typedef {object} Asked
 * @property {string} [method] GET without it
 * @property {unknown} [body] sent as JSON
 * @property {ArrayBuffer} [octets] sent as they are, instead of a body; their type is in the headers
 * @property {Record<string, string>} [headers]
 * @property {AbortSignal} [signal]
 * @property {import('./session.js').Credential} [as] instead of who is signed in
 */

/**
 * A path with its values percent-encoded: path`/api/v1/people/${id}/proficiency`.
 *
 * @param {TemplateStringsArray} parts
 * @param {...unknown} values
 */
export function path(parts, ...values) {
  return String.raw({raw: parts}, ...values.map(value => encodeURIComponent(String(value))));
}

/**
 * A query for what is neither undefined nor empty, with its question mark.
 *
 * @param {Record<string, unknown>} parameters
 */
export function query(parameters) {
  const given = Object.entries(parameters)
    .filter(([, value]) => value !== undefined && value !== null && value !== '')
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`);
  return given.length === 0 ? '' : `?${given.join('&')}`;
}

/**
 * Sends a request, and answers with what came when it is a success.
 *
 * @param {string} where
 * @param {Asked} asked
 * @returns {Promise<Response>}
 * @throws {Refused}
 */
export async function request(where, asked = {}) {
  const sender = asked.as ?? credential();
  const headers = new Headers(asked.headers);
  if (sender !== null) {
    headers.set('Authorization', basic(sender));
  }
  if (where.startsWith('/xapi/')) {
    headers.set('X-Experience-API-Version', '2.0.0');
  }
  const body = asked.body === undefined ? asked.octets : JSON.stringify(asked.body);
  if (body !== undefined && !headers.has('Content-Type')) {
    headers.set('Content-Type', 'application/json');
  }
  const response = await answer(where, {
    method: asked.method ?? 'GET',
    headers,
    body,
    signal: asked.signal,
    // The browser's own question for a password stays away.
    credentials: 'omit',
    cache: 'no-cache',
  });
  if (!response.ok) {
    const refused = await refusal(response);
    if (refused.status === 401 && asked.as === undefined) {
      signOut();
    }
    throw refused;
  }
  return response;
}

/**
 * Reads JSON.
 *
 * @param {string} where
 * @param {Asked} [asked]
 * @returns {Promise<any>}
 */
export async function get(where, asked) {
  return (await request(where, asked)).json();
}

/**
 * Sends something, and reads the JSON of the answer, if there is any.
 *
 * @param {string} method
 * @param {string} where
 * @param {unknown} [body]
 * @param {Asked} [asked]
 * @returns {Promise<any>}
 */
export async function send(method, where, body, asked = {}) {
  const response = await request(where, {...asked, method, body});
  return response.status === 204 ? undefined : response.json();
}

async function answer(where, init) {
  try {
    return await fetch(where, init);
  } catch (failure) {
    if (init.signal?.aborted) {
      throw failure;
    }
    throw new Refused(0, 'No answer', 'The server did not answer. It may be restarting; try again in a moment.');
  }
}

async function refusal(response) {
  const text = await response.text();
  try {
    const {title, detail, problems = []} = JSON.parse(text);
    return new Refused(response.status, title, detail, problems);
  } catch {
    return new Refused(response.status, `Status ${response.status}`, text.slice(0, 500));
  }
}
