import { test } from 'node:test';
test('the first answers', () => {});
