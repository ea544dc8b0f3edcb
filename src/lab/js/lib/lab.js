// What checks import as 'lab': everything that is not in Node.
import { call, given, remember } from 'hornbook:bridge';

// Runs a function that the lab's drive exports, beside the learner's code, and returns what it returns.
export function drive(name, ...args) {
  return call('drive', { name, args });
}

// Says that a known wrong answer was recognised; its name is a folder in wrong/.
export function known(name) {
  remember(String(name));
}

// What the kinds hand to their checks.
export const exchanges = given().exchanges ?? [];
export const results = given().results ?? [];
export const documents = given().documents ?? {};
export const texts = given().texts ?? {};
export const runs = given().runs ?? [];

// sql: rows of a statement on the database that the learner's SQL left behind, and its plan as a tree.
export function query(sql) {
  return call('query', { sql });
}

export function plan(sql) {
  return call('plan', { sql });
}

// sim: a run of the model with other parameters.
export function simulate(parameters) {
  return call('simulate', { parameters });
}
