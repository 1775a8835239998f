import {html} from 'lit';
import {pageHead} from '../parts/head.js';
import {Part} from '../parts/part.js';
import {tabs} from '../parts/tabs.js';
import './system/audit.js';
import './system/credentials.js';
import './system/health.js';
import './system/jobs.js';
import './system/sources.js';
import './system/webhooks.js';

/** @type {{name: string, title: string, show: () => unknown}[]} */
const SECTIONS = [
  {name: 'health', title: 'Health', show: () => html`<attain-health></attain-health>`},
  {name: 'credentials', title: 'Credentials', show: () => html`<attain-credentials></attain-credentials>`},
  {name: 'sources', title: 'Sources', show: () => html`<attain-sources></attain-sources>`},
  {name: 'jobs', title: 'Jobs', show: () => html`<attain-jobs></attain-jobs>`},
  {name: 'webhooks', title: 'Webhooks', show: () => html`<attain-webhooks></attain-webhooks>`},
  {name: 'audit', title: 'Audit', show: () => html`<attain-audit></attain-audit>`},
];

/** What operators look after. */
class SystemPage extends Part {
  static properties = {section: {}};

  constructor() {
    super();
    this.section = SECTIONS[0].name;
  }

  render() {
    const opened = SECTIONS.find(({name}) => name === this.section) ?? SECTIONS[0];
    return html`
      <div class="page">
        ${pageHead({eyebrow: 'System', title: opened.title})}
        ${tabs('Parts of the system', SECTIONS.map(({name, title}) => ({title, address: `#/system/${name}`, current: name === opened.name})))}
        ${opened.show()}
      </div>`;
  }
}

customElements.define('attain-system-page', SystemPage);
