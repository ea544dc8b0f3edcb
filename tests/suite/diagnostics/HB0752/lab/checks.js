import { test } from 'node:test';
test('the first answers', () => {});
test('no other is asked', () => {});
test('a miss is 404', () => {});
