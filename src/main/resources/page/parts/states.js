import {html, nothing} from 'lit';
import {Refused} from '../api/client.js';

/**
 * The answer to a question, or in words that it is under way, or why there is none.
 *
 * @param {import('../api/question.js').Question} question
 * @param {(value: any) => unknown} show
 * @param {string} [what] is being read, such as "the people"
 */
export function answered(question, show, what = 'the figures') {
  if (question.failure) {
    return html`${failure(question.failure, () => question.again())}${question.value === undefined ? nothing : show(question.value)}`;
  }
  return question.value === undefined ? asking(what) : show(question.value);
}

/** @param {string} what */
export function asking(what) {
  return html`<p class="asking" role="status">Reading ${what}.</p>`;
}

/**
 * That there is nothing, and what would change that.
 *
 * @param {string} title
 * @param {unknown} [advice]
 */
export function empty(title, advice = nothing) {
  return html`<div class="empty"><strong>${title}</strong>${advice}</div>`;
}

/**
 * What went wrong, rule by rule and path by path, and what to do.
 *
 * @param {Error} failed
 * @param {() => void} [again]
 */
export function failure(failed, again) {
  const title = failed instanceof Refused ? titleOf(failed) : 'This page has a fault';
  const problems = failed instanceof Refused ? failed.problems : [];
  return html`
    <div class="notice bad" role="alert">
      <strong>${title}</strong>
      <p>${failed.message}</p>
      ${problems.length === 0 ? nothing : html`<ul>${problems.map(problem)}</ul>`}
      ${again && passing(failed) ? html`<p><button class="button slight" @click=${again}>Try again</button></p>` : nothing}
    </div>`;
}

/** @param {{path?: string, column?: number, rule?: string, message?: string, advice?: string}} found */
function problem(found) {
  return html`
    <li>
      ${found.path ? html`<span class="path">${found.path}${found.column === undefined ? '' : `, column ${found.column}`}</span>` : nothing}
      ${found.message ?? JSON.stringify(found)}
      ${found.advice ? html`<span>${found.advice}</span>` : nothing}
      ${found.rule ? html`<span class="soft small">(rule ${found.rule})</span>` : nothing}
    </li>`;
}

/** @param {Refused} refused */
function titleOf({status, title}) {
  return status === 403 ? 'Your credential may not do this' : title;
}

/** @param {Error} failed */
function passing(failed) {
  return failed instanceof Refused && (failed.status === 0 || failed.status === 429 || failed.status >= 500);
}
