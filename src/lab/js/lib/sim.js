// The work child of a sim lab: loads the author's model and runs it. The same parameters always have the same result: every run begins
// with the same chance.
import 'hornbook:bootstrap';
import { harden } from 'hornbook:harden';
import { makeRandom } from 'hornbook:sim/chance';
import { complete, declared } from 'hornbook:sim/parameters';
import { readResult } from 'hornbook:sim/result';

const { parse, stringify } = JSON;

// Runs that may be kept beside the present one.
const KEPT = 12;

let model = null;
let failure = null;
let declarations = [];
let seed = 0;
const replies = [];

harden();

export function load(name) {
  import(name).then(
    (namespace) => {
      model = namespace;
    },
    (error) => {
      failure = { error };
    },
  );
}

function simulate(given) {
  const parameters = complete(declarations, given);
  const result = model.run({ ...parameters }, makeRandom(seed));
  return { parameters, ...readResult(result) };
}

// What `complete` finds wrong is the learner's to mend and has a place in a file; all else is the model's.
function attempt(file, at, given) {
  try {
    return simulate(given);
  } catch (error) {
    if (error?.pointer === undefined) throw error;
    throw { file, pointer: `${at}${error.pointer}`, message: error.message };
  }
}

export function prepare(json) {
  const asked = parse(json);
  if (failure) throw failure.error;
  if (typeof model?.run !== 'function') throw new TypeError('model.js exports no function run(parameters, random)');
  declarations = declared(model.parameters);
  seed = asked.seed;
  const [presentFile, presentJson] = asked.present;
  const [keptFile, keptJson] = asked.kept;
  const kept = parse(keptJson);
  try {
    if (!Array.isArray(kept)) throw { file: keptFile, pointer: '', message: 'the kept runs are a list of parameters' };
    if (kept.length > KEPT) throw { file: keptFile, pointer: '', message: `at most ${KEPT} runs can be kept; here are ${kept.length}` };
    const runs = kept.map((given, index) => attempt(keptFile, `/${index}`, given));
    runs.push(attempt(presentFile, '', parse(presentJson)));
    return stringify({ runs: { runs: runs.map(listed), declared: declarations } });
  } catch (error) {
    if (error?.pointer === undefined) throw error;
    return stringify({ wrong: error });
  }
}

// To the screen metrics are a list, in the model's order.
function listed(run) {
  return { ...run, metrics: Object.values(run.metrics) };
}

function describe(error) {
  if (error === null || typeof error !== 'object') return { name: 'Error', message: String(error) };
  return { name: String(error.name ?? 'Error'), message: String(error.message ?? '') };
}

export function begin_calls(json) {
  for (const { id, kind, value } of parse(json)) {
    try {
      if (kind !== 'simulate') throw new Error('a sim lab answers simulate() and nothing else');
      replies.push({ id, result: { Ok: simulate(value?.parameters) } });
    } catch (error) {
      replies.push({ id, result: { Err: describe(error) } });
    }
  }
  return 'null';
}

export function take_replies() {
  return stringify(replies.splice(0));
}

// A model computes; it does not wait.
export function advance() {
  return false;
}

export function time() {
  return 0;
}
