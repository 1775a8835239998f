import {html, nothing} from 'lit';

/**
 * The head of a page: where one is, what it is called, what it is for, what can be done.
 *
 * @param {{eyebrow?: string, title: unknown, lead?: unknown, actions?: unknown}} head
 */
export function pageHead({eyebrow, title, lead, actions}) {
  return html`
    <header class="page-head">
      <div>
        ${eyebrow ? html`<p class="eyebrow">${eyebrow}</p>` : nothing}
        <h1 tabindex="-1" class="breakable">${title}</h1>
        ${lead ? html`<p class="lead">${lead}</p>` : nothing}
      </div>
      ${actions ? html`<div class="row">${actions}</div>` : nothing}
    </header>`;
}

/** A titled part of a page. @param {unknown} title @param {unknown} content @param {{note?: unknown, actions?: unknown}} [more] */
export function card(title, content, {note, actions} = {}) {
  return html`
    <section class="card">
      <header>
        <h2>${title}</h2>
        ${actions ?? nothing}
        ${note ? html`<p>${note}</p>` : nothing}
      </header>
      ${content}
    </section>`;
}
