// Runs the laboratory's behaviours, and every code and http lab of the given packs, under real Node and express, and compares:
//   node compare.mjs HORNBOOK PACK…
// Ends with 1 when anything differs.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const [hornbook, ...packs] = process.argv.slice(2).map((argument) => path.resolve(argument));
const differences = [];
let compared = 0;

function underNode(file, environment = {}) {
  const ran = spawnSync(
    process.execPath,
    ['--no-warnings', '--test-force-exit', '--import', path.join(here, 'loader.mjs'), '--test-reporter', path.join(here, 'reporter.mjs'), file],
    { encoding: 'utf8', timeout: 120_000, env: { PATH: process.env.PATH, NODE_ENV: 'production', ...environment } },
  );
  const lines = ran.stdout.split('\n');
  return {
    checks: lines.filter((line) => line.startsWith('\u0001')).map((line) => JSON.parse(line.slice(1))),
    known: lines.filter((line) => line.startsWith('\u0002')).flatMap((line) => JSON.parse(line.slice(1))),
    error: ran.stderr.trim().split('\n').slice(-6).join('\n'),
  };
}

function behaviours() {
  const folder = path.join(here, '../behaviour');
  for (const name of readdirSync(folder).sort()) {
    if (!name.endsWith('.js')) continue;
    const file = path.join(folder, name);
    // Its folder has no package.json, so the module says by its ending what it is.
    const copy = path.join(scratch, name.replace(/\.js$/, '.mjs'));
    cpSync(file, copy);
    const { checks, error } = underNode(copy);
    if (checks.length === 0) differences.push(`${name}: nothing ran under Node: ${error}`);
    compared += checks.length;
    for (const check of checks) if (!check.passed) differences.push(`${name}: fails under Node: ${check.name}: ${check.message}`);
  }
}

function labs(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.name === 'lab.toml')
    .map((entry) => entry.parentPath)
    .sort();
}

// The few values of a lab.toml that are needed here.
function about(lab) {
  const text = readFileSync(path.join(lab, 'lab.toml'), 'utf8');
  const value = (key) => text.match(new RegExp(`^${key} = "([^"]*)"`, 'm'))?.[1];
  const wrong = existsSync(path.join(lab, 'wrong')) ? readdirSync(path.join(lab, 'wrong')) : [];
  const checks = path.join(lab, value('checks') ?? '.', 'checks.js');
  // Without a word of the author the laboratory's clock begins at this.
  const now = value('now') ?? '2026-06-01T08:00:00Z';
  return { now, kind: value('kind'), entry: value('entry') ?? 'app.js', id: value('id') ?? path.basename(lab), wrong, checks };
}

function compare(pack, lab) {
  const { now, kind, entry, id, wrong, checks } = about(lab);
  if (kind !== 'code' && kind !== 'http') return;
  const lesson = path.relative(pack, path.join(lab, '../lesson.md'));
  const variants = [
    { name: 'start', flags: ['--start'], layers: [] },
    { name: 'solution', flags: ['--solution'], layers: ['solution'] },
    ...wrong.map((name) => ({ name, flags: ['--wrong', name], layers: ['solution', `wrong/${name}`] })),
  ];
  for (const { name, flags, layers } of variants) {
    const where = `${path.relative(pack, lab)} (${name})`;
    const ran = spawnSync(hornbook, ['lab', lesson, '--pack', pack, '--lab', id, 'run', ...flags, '--json'], { encoding: 'utf8' });
    let sandbox;
    try {
      sandbox = JSON.parse(ran.stdout);
    } catch {
      differences.push(`${where}: no verdict: ${ran.stderr.trim()}`);
      continue;
    }
    const folder = mkdtempSync(path.join(scratch, 'lab-'));
    for (const layer of ['hidden', 'given', 'starter', ...layers]) {
      if (existsSync(path.join(lab, layer))) cpSync(path.join(lab, layer), folder, { recursive: true });
    }
    cpSync(checks, path.join(folder, 'checks.js'));
    if (existsSync(path.join(lab, 'drive.js'))) cpSync(path.join(lab, 'drive.js'), path.join(folder, 'drive.js'));
    writeFileSync(path.join(folder, 'package.json'), '{ "type": "module" }');
    symlinkSync(path.join(here, 'node_modules'), path.join(folder, 'node_modules'));
    const asked = (sandbox.produced?.exchanges ?? []).map(({ request }) => request);
    writeFileSync(path.join(folder, 'asked.json'), JSON.stringify(asked));
    const node = underNode(path.join(folder, 'checks.js'), { LAB_FOLDER: folder, LAB_ENTRY: entry, LAB_NOW: now });
    report(where, sandbox, node);
  }
}

function report(where, sandbox, node) {
  compared += 1;
  if (sandbox.stopped) {
    const passed = node.checks.length > 0 && node.checks.every((check) => check.passed);
    if (passed) differences.push(`${where}: stopped here (${sandbox.stopped.message}), passes under Node`);
    return;
  }
  const names = new Set([...sandbox.checks, ...node.checks].map((check) => check.name));
  for (const name of names) {
    const here_ = sandbox.checks.find((check) => check.name === name);
    const there = node.checks.find((check) => check.name === name);
    const words = (passed) => (passed === undefined ? 'is missing' : passed ? 'passes' : 'fails');
    const [a, b] = [here_ && here_.trouble === null, there?.passed];
    if (a !== b) differences.push(`${where}: "${name}" ${words(a)} here and ${words(b)} under Node: ${there?.message ?? node.error}`);
  }
  const [a, b] = [[...sandbox.known].sort().join(), [...node.known].sort().join()];
  if (a !== b) differences.push(`${where}: known here: ${a || 'none'}; under Node: ${b || 'none'}`);
}

const scratch = mkdtempSync(path.join(tmpdir(), 'labs-'));
try {
  behaviours();
  for (const pack of packs) for (const lab of labs(pack)) compare(pack, lab);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
for (const difference of differences) console.log(difference);
console.log(`${compared} behaviours and runs compared with Node ${process.version}, ${differences.length} differences`);
process.exit(differences.length === 0 ? 0 : 1);
