import {html, nothing} from 'lit';
import {attachment} from '../api/attachments.js';
import {get, path, query, Refused} from '../api/client.js';
import {Question} from '../api/question.js';
import {Act} from '../parts/act.js';
import {code} from '../parts/code.js';
import {save} from '../parts/csv.js';
import {grouped, percent, words} from '../parts/figures.js';
import {card, pageHead} from '../parts/head.js';
import {competencyLink, lastPart, personAddress, personName} from '../parts/links.js';
import {Part} from '../parts/part.js';
import {answered, empty, failure} from '../parts/states.js';
import '../parts/table.js';
import {absolute, time} from '../parts/time.js';
import {agentName, identifier, objectName, resultWords, text, verbName} from '../parts/xapi.js';

/** One statement: in words, as received, its signatures, its attachments, and what is wrong with it. */
class StatementPage extends Part {
  static properties = {statement: {}};

  #found = new Question(this);
  #signatures = new Question(this);
  #findings = new Question(this);
  #evidence = new Question(this);
  #downloading = new Act(this);

  constructor() {
    super();
    this.statement = '';
  }

  willUpdate() {
    this.#found.for(this.statement, signal => find(this.statement, signal));
    this.#signatures.for(this.statement, signal => get(path`/api/v1/statements/${this.statement}/signatures`, {signal}));
    this.#evidence.for(this.statement, signal => get(path`/api/v1/statements/${this.statement}/evidence`, {signal}));
    this.#findings.for(this.statement, signal => get(`/api/v1/conformance/findings${query({statement: this.statement})}`, {signal}));
  }

  render() {
    return html`<div class="page">${answered(this.#found, found => found
      ? this.#all(found)
      : html`${pageHead({title: 'No such statement'})}${empty('The log has no statement of this id.', this.statement)}`, 'the statement')}</div>`;
  }

  #all({statement, voided}) {
    const who = identifier(statement.actor);
    return html`
      ${pageHead({
        eyebrow: 'Statement',
        title: html`${agentName(statement.actor)} ${verbName(statement.verb)} ${objectName(statement.object)}`,
        lead: html`<code>${statement.id}</code>`,
        actions: html`${voided ? html`<span class="tag bad">Voided</span>` : nothing}${who ? html`<a class="button" href=${personAddress(who)}>Open the person</a>` : nothing}`,
      })}
      <div class="columns">
        ${card('What it says', facts(statement))}
        ${card('Can it be trusted?', html`
          <div class="stack">
            ${answered(this.#signatures, signatures, 'its signatures')}
            ${answered(this.#findings, findings, 'what rules it breaks')}
          </div>`)}
      </div>
      ${card('What it proves', answered(this.#evidence, evidence, 'its evidence'),
        {note: 'By the frameworks in force. The person’s page says how much each item weighs today, and why.'})}
      ${statement.attachments ? card('Attachments', this.#attachments(statement, voided)) : nothing}
      ${card('As received', code(JSON.stringify(statement, null, 2), 'the statement as JSON'),
        {note: 'What was sent, plus only what the specification lets a record store add.'})}`;
  }

  #attachments(statement, voided) {
    return html`
      ${this.#downloading.failure ? failure(this.#downloading.failure) : nothing}
      <attain-table caption="Attachments" file="attachments" .rows=${statement.attachments} .columns=${[
        ...ATTACHMENT,
        {
          label: 'Act', fixed: true, unexported: true, value: () => '',
          show: row => html`<button class="button slight" ?disabled=${this.#downloading.busy} aria-label="Download ${nameOf(row)}"
            @click=${() => this.#download(statement.id, voided, row)}>Download</button>`,
        },
      ]}></attain-table>`;
  }

  #download(id, voided, row) {
    this.#downloading.run(async () => {
      const content = await attachment(id, voided, row.sha2);
      if (content === null) {
        throw new Refused(404, 'The file is elsewhere', row.fileUrl ? `The statement only says where: ${row.fileUrl}` : 'The statement came without it.');
      }
      save(nameOf(row), content);
    }, 'The attachment is there.');
  }
}

/** The statement, or the one of this id that has been voided. */
async function find(id, signal) {
  for (const [parameter, voided] of /** @type {[string, boolean][]} */ ([['statementId', false], ['voidedStatementId', true]])) {
    try {
      return {statement: await get(`/xapi/statements${query({[parameter]: id})}`, {signal}), voided};
    } catch (failure) {
      if (failure.status !== 404) {
        throw failure;
      }
    }
  }
  return null;
}

function facts({actor, verb, object, result, context, timestamp, stored, authority}) {
  const row = (name, value) => value ? html`<dt>${name}</dt><dd>${value}</dd>` : nothing;
  return html`
    <dl class="facts">
      ${row('Who', html`${agentName(actor)}<br><code class="small soft">${identifier(actor) ?? ''}</code>`)}
      ${row('Did', html`${verbName(verb)}<br><code class="small soft">${verb.id}</code>`)}
      ${row('What', html`${objectName(object)}<br><code class="small soft">${object.id ?? ''}</code>`)}
      ${row('Kind', object.definition?.type && html`<code class="small">${object.definition.type}</code>`)}
      ${row('Result', resultWords(result))}
      ${row('When', time(timestamp))}
      ${row('Stored', absolute(stored))}
      ${row('Registration', context?.registration && html`<code class="small">${context.registration}</code>`)}
      ${row('Instructor', context?.instructor && agentName(context.instructor))}
      ${row('Part of', (context?.contextActivities?.parent ?? []).map(activity => html`<div>${text(activity.definition?.name) ?? activity.id}</div>`))}
      ${row('Sent by', authority && agentName(authority))}
    </dl>`;
}

function signatures({signatures: all}) {
  if (all.length === 0) {
    return html`<p><span class="tag">Not signed</span> Its authority says who sent it.</p>`;
  }
  return all.map(({algorithm, verified, certificates, trust}) => html`
    <div class="notice ${trust.level === 'trusted' ? 'good' : 'warn'}">
      <strong>Signed by ${certificates[0]?.subject ?? 'a key without a certificate'}, ${trust.level === 'trusted' ? 'trusted' : 'not trusted'}</strong>
      <p>${trust.reason}</p>
      <p class="small">${algorithm}; ${verified ? 'the signature fits the certificate' : 'the signature was not held to a certificate'}</p>
    </div>`);
}

function findings({findings: all}) {
  return all.length === 0
    ? html`<p><span class="tag good">No rule broken</span> Of the profiles that statements are held to.</p>`
    : all.map(({profile, quarantined, breaches}) => html`
        <div class="notice warn">
          <strong>It breaks rules of ${profile}${quarantined ? ', and is no evidence' : ''}</strong>
          <ul>${breaches.map(({location, message}) => html`<li><span class="path">${location}</span>${message}</li>`)}</ul>
        </div>`);
}

function evidence({evidence: all}) {
  return all.length === 0
    ? empty('Nothing.', 'No rule of a framework in force matches it, or it is voided, or it has only just come in.')
    : html`<attain-table caption="Evidence that the statement gave" file="statement-evidence" .rows=${all} .columns=${GIVEN}></attain-table>`;
}

/** @type {import('../parts/table.js').Column[]} */
const GIVEN = [
  {label: 'Competency', value: row => row.name, show: row => competencyLink(row.competency, row.name, row.framework.id)},
  {label: 'Of', value: row => row.person, show: row => html`<a class="breakable" href=${`#${path`/people/${row.person}`}${query({competency: row.competency})}`}>${personName(row.person)}</a>`},
  {label: 'Type', value: row => words(row.type)},
  {label: 'Score', number: true, value: row => row.score, show: row => percent(row.score)},
  {label: 'Weight', number: true, value: row => row.weight},
  {label: 'Rule', value: row => lastPart(row.rule)},
  {label: 'Ends', value: row => row.expiresAt, show: row => time(row.expiresAt)},
];

/** @type {import('../parts/table.js').Column[]} */
const ATTACHMENT = [
  {label: 'Name', value: row => text(row.display)},
  {label: 'Type', value: row => row.contentType},
  {label: 'Octets', number: true, value: row => row.length, show: row => grouped(row.length)},
  {label: 'Used for', value: row => row.usageType, show: row => html`<code class="small">${row.usageType}</code>`},
  {label: 'SHA-256', value: row => row.sha2, show: row => html`<code class="small">${row.sha2}</code>`},
];

function nameOf({display, sha2}) {
  return text(display) ?? sha2;
}

customElements.define('attain-statement-page', StatementPage);
