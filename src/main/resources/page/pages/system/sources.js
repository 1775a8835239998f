import {html} from 'lit';
import {get} from '../../api/client.js';
import {Question} from '../../api/question.js';
import {percent} from '../../parts/figures.js';
import {card} from '../../parts/head.js';
import {lastPart, personName, statementLink} from '../../parts/links.js';
import {Part} from '../../parts/part.js';
import {answered, empty} from '../../parts/states.js';
import '../../parts/table.js';
import {time} from '../../parts/time.js';

/** How good the statements of each source are, by the profiles that they are held to. */
class Sources extends Part {
  #sources = new Question(this);
  #chosen = new Question(this);
  #findings = new Question(this);

  willUpdate() {
    this.#sources.for('sources', signal => get('/api/v1/conformance/sources', {signal}));
    this.#chosen.for('chosen', signal => get('/api/v1/conformance/profiles', {signal}));
    this.#findings.for('findings', signal => get('/api/v1/conformance/findings?limit=100', {signal}));
  }

  render() {
    return html`
      <div class="page">
        ${card('Quality by source', answered(this.#sources, sources, 'the sources'),
          {note: 'The score is the share of statements that break no rule, of those that a template is about.'})}
        ${card('Profiles that statements are held to', answered(this.#chosen, chosen, 'the profiles'))}
        ${card('Statements that break rules', answered(this.#findings, findings, 'the findings'))}
      </div>`;
  }
}

function sources({sources: all, refusedSinceStart}) {
  if (all.length === 0) {
    return empty('Nothing has been judged yet.', 'Sources are judged from when statements are held to a profile: POST /api/v1/conformance/profiles.');
  }
  return html`
    ${refusedSinceStart > 0 ? html`<p class="notice warn">${refusedSinceStart} statements were refused since the start of this server.</p>` : ''}
    <attain-table caption="Quality by source" file="sources" .rows=${all} .columns=${[
      {label: 'Source', value: row => personName(row.source)},
      {label: 'Score', number: true, value: row => row.score, show: row => row.score === undefined ? 'no template fits' : percent(row.score)},
      {label: 'Judged', number: true, value: row => row.judged},
      {label: 'Invalid', number: true, value: row => sum(row, 'invalid')},
      {label: 'Quarantined', number: true, value: row => sum(row, 'quarantined')},
    ]}></attain-table>`;
}

function sum({profiles}, what) {
  return profiles.reduce((total, profile) => total + profile[what], 0);
}

function chosen({inForce}) {
  return inForce.length === 0
    ? empty('Statements are held to no profile.', 'Every valid statement is taken as it is.')
    : html`<attain-table caption="Profiles in force" file="chosen-profiles" .rows=${inForce} .columns=${[
        {label: 'Profile', value: row => row.profile, show: row => html`<code>${row.profile}</code>`},
        {label: 'Mode', value: row => row.mode, show: row => html`<span class="tag ${row.mode === 'reject' ? 'warn' : 'accent'}">${row.mode}</span>`},
        {label: 'Quarantine', value: row => row.quarantine ? 'yes' : 'no'},
      ]}></attain-table>`;
}

function findings({findings: all}) {
  return all.length === 0
    ? empty('None.', 'Statements that break a rule of a profile in force are listed here.')
    : html`<attain-table caption="Statements that break rules" file="findings" .rows=${all} .columns=${[
        {label: 'Statement', value: row => row.statement, show: row => statementLink(row.statement)},
        {label: 'Stored', value: row => row.stored, show: row => time(row.stored)},
        {label: 'Source', value: row => personName(row.source)},
        {label: 'What is wrong', value: row => row.breaches.map(({location, message}) => `${location} ${message}`).join('; '),
          show: row => html`<ul class="conditions">${row.breaches.map(({template, location, message}) => html`<li><code>${location}</code> ${message} <span class="soft small">${lastPart(template)}</span></li>`)}</ul>`},
        {label: 'Quarantined', value: row => row.quarantined ? 'yes' : 'no'},
      ]}></attain-table>`;
}

customElements.define('attain-sources', Sources);
