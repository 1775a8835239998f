import {html, nothing} from 'lit';
import {get, request} from '../api/client.js';
import {Question} from '../api/question.js';
import {pageHead} from '../parts/head.js';
import {Part} from '../parts/part.js';
import {answered} from '../parts/states.js';
import {tabs} from '../parts/tabs.js';
import './studio/advice.js';
import './studio/content.js';
import './studio/difference.js';
import './studio/dry-run.js';
import './studio/life.js';
import './studio/unmapped.js';
import {lifeTag, versionAddress, versionPath} from './studio/versions.js';

const PARTS = [
  {name: 'content', title: 'Content', show: opened => html`<attain-content .opened=${opened}></attain-content>`},
  {name: 'advice', title: 'Advice', show: opened => html`<attain-advice .opened=${opened}></attain-advice>`},
  {name: 'unmapped', title: 'Unmapped', show: opened => html`<attain-unmapped .opened=${opened}></attain-unmapped>`},
  {name: 'difference', title: 'Difference', show: opened => html`<attain-difference .opened=${opened}></attain-difference>`},
  {name: 'dry-run', title: 'Dry run', show: opened => html`<attain-dry-run .opened=${opened}></attain-dry-run>`},
  {name: 'life', title: 'Approval and life', show: opened => html`<attain-life .opened=${opened}></attain-life>`},
];

/**
 * A version as its page has opened it.
 *
 * @typedef {object} Opened
 * @property {any} document
 * @property {string} revision the entity tag, for preconditions
 * @property {import('./studio/versions.js').Version[]} siblings all versions of the framework, this one too
 * @property {() => void} again reads it anew, after a change
 */

/** One version of a framework. */
class VersionPage extends Part {
  static properties = {framework: {}, version: {}, part: {}};

  #found = new Question(this);

  constructor() {
    super();
    this.framework = '';
    this.version = '';
    this.part = PARTS[0].name;
  }

  willUpdate() {
    this.#found.for(`${this.framework} ${this.version}`, signal => this.#open(signal));
  }

  /** @param {AbortSignal} signal @returns {Promise<Opened>} */
  async #open(signal) {
    const [response, {frameworks}] = await Promise.all([
      request(versionPath(this.framework, this.version), {signal}),
      get('/api/v1/frameworks', {signal}),
    ]);
    return {
      document: await response.json(),
      revision: response.headers.get('ETag') ?? '',
      siblings: frameworks.filter(({id}) => id === this.framework),
      again: () => this.#found.again(),
    };
  }

  render() {
    return html`<div class="page">${answered(this.#found, opened => this.#all(opened), 'the version')}</div>`;
  }

  /** @param {Opened} opened */
  #all(opened) {
    const {name, version, id} = opened.document;
    const listed = opened.siblings.find(sibling => sibling.version === version);
    return html`
      ${pageHead({
        eyebrow: 'Framework studio',
        title: `${name} ${version}`,
        lead: opened.document.description,
        actions: listed ? lifeTag(listed) : nothing,
      })}
      ${tabs('Parts of the version', PARTS.map(({name: part, title}) => ({title, address: versionAddress({id, version}, part), current: part === this.part})))}
      ${PARTS.find(({name: part}) => part === this.part)?.show(opened)}`;
  }
}

customElements.define('attain-version-page', VersionPage);
