import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
// ANCHOR: test
// read the examples
const text = readFileSync('../examples.txt', 'utf8');
for (const example of text.trim().split('\n\n')) {
  const [name, request, ...rest] = example.split('\n');
  const [, status, part] = rest.pop().match(/(\d+) (.+)/);

  test(name, async () => {
    // ask the server
    const [method, path] = request.split(' ');
    const body = rest.length ? rest.join('') : undefined;
    const response = await fetch(process.env.BASE + path, { method, body });
    const answer = await response.text();

    // compare
    assert.equal(response.status, Number(status));
    assert.ok(answer.includes(part), `no ${part} in ${answer}`);
  });
}
// ANCHOR_END: test
