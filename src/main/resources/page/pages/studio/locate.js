/**
 * Where in a JSON text a path leads, such as $.competencies[3].gates[0].
 *
 * @param {string} text sound JSON
 * @param {string} path
 * @returns {{from: number, to: number} | undefined} undefined when it leads nowhere
 */
export function locate(text, path) {
  const steps = [...path.matchAll(/\.([\w-]+)|\[(\d+)]/g)].map(([, name, index]) => name ?? Number(index));
  let from = space(text, 0);
  for (const step of steps) {
    const found = child(text, from, step);
    if (found === undefined) {
      return undefined;
    }
    from = found;
  }
  return {from, to: end(text, from)};
}

/** Where the value of a property, or an element, begins. */
function child(text, from, step) {
  let at = space(text, from + 1);
  for (let index = 0; text[at] !== '}' && text[at] !== ']' && at < text.length; index++) {
    let name = /** @type {string | number} */ (index);
    if (text[from] === '{') {
      const after = end(text, at);
      name = JSON.parse(text.slice(at, after));
      at = space(text, space(text, after) + 1);
    }
    if (name === step) {
      return at;
    }
    at = space(text, end(text, at));
    if (text[at] === ',') {
      at = space(text, at + 1);
    }
  }
  return undefined;
}

/** Just after the value that begins here. */
function end(text, from) {
  if (text[from] === '"') {
    const string = /"(?:[^"\\]|\\.)*"/y;
    string.lastIndex = from;
    return string.test(text) ? string.lastIndex : text.length;
  }
  if (text[from] !== '{' && text[from] !== '[') {
    const scalar = /[^\s,\]}]*/y;
    scalar.lastIndex = from;
    scalar.test(text);
    return scalar.lastIndex;
  }
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    if (text[at] === '"') {
      at = end(text, at) - 1;
    } else if (text[at] === '{' || text[at] === '[') {
      depth++;
    } else if ((text[at] === '}' || text[at] === ']') && --depth === 0) {
      return at + 1;
    }
  }
  return text.length;
}

function space(text, from) {
  let at = from;
  while (/\s/.test(text[at] ?? '')) {
    at++;
  }
  return at;
}
