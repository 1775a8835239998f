import {lastPart} from '../../parts/links.js';

/**
 * A rule that would make an activity's statements evidence: of the competency whose name has most words in common with it.
 *
 * @param {any} statement of the activity
 * @param {{competencies: {id: string, name: string, code: string}[], mappings: {id: string}[]}} framework
 * @returns {{competency: {id: string, name: string, code: string} | undefined, rule: any}}
 */
export function suggestion({verb, object, result}, {competencies, mappings}) {
  const sought = wordsOf(`${object.id} ${Object.values(object.definition?.name ?? {}).join(' ')}`);
  const common = ({id, name, code}) => [...wordsOf(`${lastPart(id)} ${name} ${code}`)].filter(word => sought.has(word)).length;
  const best = competencies.reduce((found, each) => !found || common(each) > common(found) ? each : found, undefined);
  const scored = result?.score?.scaled !== undefined;
  return {
    competency: best && common(best) > 0 ? best : undefined,
    rule: {
      id: unused(slug(lastPart(object.id)), new Set(mappings.map(({id}) => id))),
      when: {verbs: [verb.id], activities: [object.id]},
      emit: [{
        competency: best && common(best) > 0 ? best.id : 'the competency that it shows',
        type: scored ? 'assessment' : 'completion',
        ...(!scored && {score: {constant: 1}}),
      }],
    },
  };
}

/** Words of four letters or more; shorter ones say little. @param {string} text */
function wordsOf(text) {
  return new Set(text.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(word => word.length > 3));
}

/** @param {string} text */
function slug(text) {
  return text.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'rule';
}

/** @param {string} wanted @param {Set<string>} taken */
function unused(wanted, taken) {
  let id = wanted;
  for (let number = 2; taken.has(id); number++) {
    id = `${wanted}-${number}`;
  }
  return id;
}
