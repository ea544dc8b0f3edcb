import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);

export async function resolve(specifier, context, next) {
  if (specifier === 'lab') return { url: new URL('./lab.mjs', import.meta.url).href, shortCircuit: true };
  if (specifier === 'express') return { url: pathToFileURL(require.resolve('express')).href, shortCircuit: true };
  return next(specifier, context);
}
