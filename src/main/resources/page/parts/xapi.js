/**
 * Statements in words.
 */

/** A text of a language map: English, else whatever there is. @param {Record<string, string> | undefined} map */
export function text(map) {
  return map === undefined ? undefined : map.en ?? map['en-US'] ?? map['en-GB'] ?? Object.values(map)[0];
}

/** The canonical identifier of an agent or identified group, as this server has it. @param {any} agent */
export function identifier(agent) {
  if (agent?.account) {
    return `account:${agent.account.homePage}|${agent.account.name}`;
  }
  return agent?.mbox ?? (agent?.mbox_sha1sum && `mbox_sha1sum:${agent.mbox_sha1sum}`) ?? (agent?.openid && `openid:${agent.openid}`);
}

/** @param {any} agent */
export function agentName(agent) {
  return agent.name ?? agent.account?.name ?? agent.mbox?.replace(/^mailto:/, '') ?? agent.openid
    ?? (agent.member ? `a group of ${agent.member.length}` : 'somebody');
}

/** @param {any} verb */
export function verbName(verb) {
  return text(verb.display) ?? verb.id.split('/').pop();
}

/** @param {any} object of a statement */
export function objectName(object) {
  switch (object.objectType) {
    case 'Agent':
    case 'Group':
      return agentName(object);
    case 'StatementRef':
      return `statement ${object.id.slice(0, 8)}`;
    case 'SubStatement':
      return `that ${agentName(object.actor)} ${verbName(object.verb)} ${objectName(object.object)}`;
    default:
      return text(object.definition?.name) ?? object.id;
  }
}

/** What a result says, in a few words. @param {any} result */
export function resultWords(result) {
  if (result === undefined) {
    return '';
  }
  const {score, success, completion, duration, response} = result;
  return [
    score?.scaled === undefined ? rawScore(score) : `${Math.round(100 * score.scaled)} %`,
    success === undefined ? undefined : success ? 'passed' : 'not passed',
    completion ? 'completed' : undefined,
    duration && durationWords(duration),
    response && `“${response.length > 60 ? `${response.slice(0, 60)}…` : response}”`,
  ].filter(part => part !== undefined && part !== '').join(', ');
}

function rawScore(score) {
  return score?.max === undefined ? score?.raw : `${score.raw} of ${score.max}`;
}

/** PT3M50S is "3 min 50 s". @param {string} duration ISO 8601 */
function durationWords(duration) {
  const [, hours, minutes, seconds] = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?$/.exec(duration) ?? [];
  const parts = [hours && `${hours} h`, minutes && `${minutes} min`, seconds && `${seconds} s`].filter(Boolean);
  return parts.length === 0 ? duration : parts.join(' ');
}
