import {html} from 'lit';
import {path, query} from '../api/client.js';

/**
 * A person's identifier in words: mailto:ann@example.org is ann@example.org, an account its name.
 *
 * @param {string} id
 */
export function personName(id) {
  if (id.startsWith('account:')) {
    return id.slice(id.lastIndexOf('|') + 1);
  }
  return id.replace(/^mailto:/, '');
}

/** @param {string} id @param {string} [cohort] */
export function personAddress(id, cohort) {
  return `#${path`/people/${id}`}${query({cohort})}`;
}

/** @param {string} id @param {string} [cohort] that the person is looked at in @param {string} [name] */
export function personLink(id, cohort, name = personName(id)) {
  return html`<a class="breakable" href=${personAddress(id, cohort)}>${name}</a>`;
}

/** @param {string} id @param {string} [part] of its page @param {Record<string, unknown>} [more] */
export function cohortAddress(id, part = 'readiness', more = {}) {
  return `#${path`/cohorts/${id}/${part}`}${query(more)}`;
}

/** @param {string} id @param {string} text @param {string} [framework] */
export function competencyLink(id, text, framework) {
  return html`<a href=${`#${path`/competencies/${id}`}${query({framework})}`}>${text}</a>`;
}

/** @param {string} id @param {unknown} [text] */
export function statementLink(id, text = id.slice(0, 8)) {
  return html`<a href=${`#${path`/statements/${id}`}`}>${text}</a>`;
}

/** The last part of an IRI, which most often is what people call it. @param {string} iri */
export function lastPart(iri) {
  return iri.replace(/[/#]+$/, '').split(/[/#]/).pop() || iri;
}
