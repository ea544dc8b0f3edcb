// The check child: runs the author's checks, one after the other, and asks the work child through its parent.
import 'hornbook:bootstrap';
import { harden } from 'hornbook:harden';
import { setTransport } from 'hornbook:fetch';
import { remoteTransport } from 'hornbook:http/remote';
import { answer, call, setData, takeCalls, isWaiting, takeKnown } from 'hornbook:bridge';
import { results, runAll } from 'hornbook:test';
import * as timers from 'hornbook:timers';

harden();

let finished = false;
let failure = null;

setTransport(remoteTransport(call));

export function begin(json) {
  setData(JSON.parse(json));
  return 'null';
}

let loaded = Promise.resolve();

export function load(name) {
  loaded = import(name);
  // Whoever waits for it in `start` hears of what it throws.
  loaded.catch(() => {});
}

// A file of checks may ask before its tests begin, with a top-level await: loading goes on while it is answered.
export function start() {
  loaded.then(runAll).then(
    () => {
      finished = true;
    },
    (error) => {
      failure = { error };
    },
  );
}

// Says what the checks want next.
export function step() {
  if (failure) throw failure.error;
  if (finished) return JSON.stringify({ done: { checks: results(), known: takeKnown() } });
  return JSON.stringify({ asks: { calls: takeCalls(), until: timers.next() } });
}

export function deliver(json) {
  const { replies, now, silent } = JSON.parse(json);
  timers.set(now);
  for (const { id, result } of replies) answer(id, result);
  if (silent && isWaiting()) {
    answer(null, { Err: { name: 'Error', message: 'no answer ever came: the code waits for something that never happens' } });
  } else if (replies.length === 0) {
    // Nothing will be said before the checks' own next timer, or ever.
    if (!timers.advance(null) && !isWaiting()) {
      failure = { error: new Error('the checks wait for something that never happens') };
    }
  }
  return 'null';
}
