import {html} from 'lit';
import {get, path, query} from '../../api/client.js';
import {Question} from '../../api/question.js';
import {code} from '../../parts/code.js';
import {grouped} from '../../parts/figures.js';
import {card} from '../../parts/head.js';
import {statementLink} from '../../parts/links.js';
import {Part} from '../../parts/part.js';
import {answered, empty} from '../../parts/states.js';
import '../../parts/table.js';
import {objectName, verbName} from '../../parts/xapi.js';
import {suggestion} from './suggestion.js';

/** How many activities are read, the most frequent ones, and of how many of them a statement is looked at. */
const ACTIVITIES = 500;
const LOOKED_AT = 25;

/** What people do that proves nothing yet, with a rule that would change that. */
class Unmapped extends Part {
  static properties = {opened: {attribute: false}};

  #found = new Question(this);

  constructor() {
    super();
    /** @type {import('../version.js').Opened | undefined} */
    this.opened = undefined;
  }

  willUpdate() {
    const {document, revision} = this.opened;
    this.#found.for(`${document.id} ${document.version} ${revision}`, signal => find(document, signal));
  }

  render() {
    return card('Activities that prove nothing', answered(this.#found, found => this.#list(found), 'the activities'),
      {note: `Of the ${ACTIVITIES} most frequent activities those that no rule of this version names, and whose newest statement is evidence of nothing by the frameworks in force. At most ${LOOKED_AT} are looked at.`});
  }

  #list({unmapped, more}) {
    return unmapped.length === 0
      ? empty('None.', 'What people do is named by a rule, or is evidence by another one.')
      : html`
        <attain-table caption="Activities that prove nothing" file="unmapped" .rows=${unmapped} .columns=${COLUMNS}></attain-table>
        ${unmapped.map(({statement, suggested: {rule}}) => html`
          <details><summary>A rule for ${objectName(statement.object)}</summary>${code(JSON.stringify(rule, null, 2), `a rule for ${objectName(statement.object)}`)}</details>`)}
        <p class="small soft">A suggestion goes by words alone. Copy it among the mappings of a draft, look at its competency and type, and try it by a dry run.${more ? ' There are more activities that no rule names.' : ''}</p>`;
  }
}

/** @param {any} framework @param {AbortSignal} signal */
async function find(framework, signal) {
  const named = new Set(framework.mappings.flatMap(({when}) => [...(when.activities ?? []), ...(when.parents ?? []), ...(when.groupings ?? [])]));
  const {groups} = await get(`/api/v1/statements/measures${query({by: 'activity', limit: ACTIVITIES, measures: 'people'})}`, {signal});
  const unnamed = groups.filter(({key}) => key.activity !== undefined && !named.has(key.activity));
  const looked = await Promise.all(unnamed.slice(0, LOOKED_AT).map(group => lookAt(group, framework, signal)));
  return {unmapped: looked.filter(Boolean), more: unnamed.length > LOOKED_AT};
}

/** The group with its newest statement and a rule for it; null when that statement is evidence, or is not there any more. */
async function lookAt({key: {activity}, count, people}, framework, signal) {
  const {statements: [statement]} = await get(`/api/v1/statements/query${query({activity, limit: 1})}`, {signal});
  if (statement === undefined) {
    return null;
  }
  const {evidence} = await get(path`/api/v1/statements/${statement.id}/evidence`, {signal});
  return evidence.length > 0 ? null : {activity, count, people: people.distinct, statement, suggested: suggestion(statement, framework)};
}

/** @type {import('../../parts/table.js').Column[]} */
const COLUMNS = [
  {label: 'Activity', value: row => row.activity, show: row => html`${objectName(row.statement.object)}<br><code class="small soft">${row.activity}</code>`},
  {label: 'Statements', number: true, value: row => row.count, show: row => grouped(row.count)},
  {label: 'People', number: true, value: row => row.people},
  {label: 'Newest', value: row => row.statement.id, show: row => statementLink(row.statement.id, verbName(row.statement.verb))},
  {label: 'It may show', value: row => row.suggested.competency?.name, show: row => row.suggested.competency?.name ?? html`<span class="soft">no name is like it</span>`},
];

customElements.define('attain-unmapped', Unmapped);
