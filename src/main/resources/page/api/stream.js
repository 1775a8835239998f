import {Refused, request} from './client.js';

/**
 * Server-sent events over fetch, since EventSource can't send a credential: goes on after the last event
 * received when the connection ends, with pauses that double.
 *
 * @typedef {{id: string, event: string, data: string}} Received
 * @typedef {'connecting' | 'live' | 'waiting' | 'refused'} StreamState
 */

const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 30_000;

/**
 * Follows a stream until `signal` is aborted or the server refuses it for good.
 *
 * @param {string} where
 * @param {{signal: AbortSignal, receive: (received: Received) => void,
 *   tell?: (state: StreamState, failure?: Error) => void}} follower
 */
export async function follow(where, {signal, receive, tell = () => {}}) {
  let lastId = '';
  let pause = FIRST_PAUSE;
  while (!signal.aborted) {
    tell('connecting');
    try {
      const headers = {Accept: 'text/event-stream', ...(lastId && {'Last-Event-ID': lastId})};
      const response = await request(where, {headers, signal});
      tell('live');
      for await (const received of events(response)) {
        lastId = received.id || lastId;
        pause = FIRST_PAUSE;
        receive(received);
      }
    } catch (failure) {
      if (signal.aborted) {
        return;
      }
      if (failure instanceof Refused && failure.status >= 400 && failure.status < 500 && failure.status !== 429) {
        tell('refused', failure);
        return;
      }
    }
    tell('waiting');
    await rest(pause, signal);
    pause = Math.min(2 * pause, LONGEST_PAUSE);
  }
}

/**
 * The events of an answer, as they come.
 *
 * @param {Response} response
 * @returns {AsyncGenerator<Received>}
 */
async function* events(response) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const {done, value} = await reader.read();
    if (done) {
      return;
    }
    const blocks = (rest + value).split(/\r?\n\r?\n/);
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const received = event(block);
      if (received.data !== '') {
        yield received;
      }
    }
  }
}

/** @param {string} block @returns {Received} */
function event(block) {
  const received = {id: '', event: 'message', data: ''};
  for (const line of block.split(/\r?\n/)) {
    const [, field, value] = /^(\w*):? ?(.*)$/.exec(line) ?? [];
    if (field === 'data') {
      received.data += (received.data && '\n') + value;
    } else if (field === 'id' || field === 'event') {
      received[field] = value;
    }
  }
  return received;
}

/** @param {number} millis @param {AbortSignal} signal */
function rest(millis, signal) {
  return new Promise(resolve => {
    const timer = setTimeout(resolve, millis);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve(undefined);
    }, {once: true});
  });
}
