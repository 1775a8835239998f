import {html} from 'lit';
import {path} from '../../api/client.js';

/**
 * One version of a framework in a list.
 *
 * @typedef {{id: string, version: string, status: string, inForce?: boolean}} Version
 */

/** @param {{id: string, version: string}} version @param {string} [part] of its page */
export function versionAddress({id, version}, part = 'content') {
  return `#${path`/studio/${id}/${version}/${part}`}`;
}

/** Where the API has it. @param {string} framework @param {string} version */
export function versionPath(framework, version) {
  return path`/api/v1/frameworks/${framework}/versions/${version}`;
}

/** Where a version is in its life. @param {Version} version */
export function lifeTag({status, inForce}) {
  return inForce
    ? html`<span class="tag good">in force</span>`
    : html`<span class="tag ${{draft: '', staged: 'warn', approved: 'accent'}[status] ?? ''}">${status}</span>`;
}

/** The version that follows in a row of them: 1.0.0 is followed by 1.0.1. @param {string} version */
export function following(version) {
  const [, before, number] = /^(.*?)(\d+)$/.exec(version) ?? [];
  return number === undefined ? `${version}.1` : `${before}${Number(number) + 1}`;
}
