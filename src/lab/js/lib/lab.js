// What checks import as 'lab': everything that is not in Node.
import { call, given, remember } from 'hornbook:bridge';
import { Server } from 'hornbook:http/server';

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

// config: each file's text, its document, what could not be read, and where values stand: positions[path][JSON pointer].
export const texts = given().texts ?? {};
export const problems = given().problems ?? [];
export const positions = given().positions ?? {};
export const documents = {};

for (const [path, json] of Object.entries(given().documents ?? {})) documents[path] = JSON.parse(json);
for (const { path, line } of problems) {
  Object.defineProperty(documents, path, {
    get() {
      const error = new Error(`not looked at: ${path} cannot be read yet, see line ${line}`);
      error.name = 'AssertionError';
      error.code = 'ERR_ASSERTION';
      error.generatedMessage = false;
      error.operator = 'fail';
      throw error;
    },
    enumerable: true,
  });
}

// sim: the runs that the learner kept and the present one, which is the last: { parameters, metrics, series, notes }.
export const runs = given().runs ?? [];

// sim: a run of the model with other parameters; those that are left out have their defaults.
export function simulate(parameters) {
  return call('simulate', { parameters });
}

// sql: what came of the learner's statements, in order: { sql, file, line, columns, rows, count, changes, error, plan }, and the tables,
// views and triggers that were there after them.
export const results = given().results ?? [];
export const schema = given().schema ?? { tables: [], views: [], triggers: [] };

// sql: the rows of a statement on the database that the learner's SQL left behind, as objects, and its plan as a tree of
// { detail, children }.
export function query(sql) {
  return call('query', { sql });
}

export function plan(sql) {
  return call('plan', { sql });
}

// Lets an app of the checks' own listen, and returns where: the base URL for fetch.
export function serve(app) {
  const server = app instanceof Server ? app : new Server(app);
  return new Promise((resolve, reject) => {
    const done = () => resolve(`http://127.0.0.1:${server.address().port}`);
    server.once('error', reject);
    if (server.listening) done();
    else server.listen(0, '127.0.0.1', done);
  });
}
