// fetch and what belongs to it, as globals.
import { Headers, ReadableStream, Request, Response, fetch } from 'hornbook:fetch';
import { unsupported } from 'hornbook:refusal';

function define(name, value) {
  Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false });
}

class FormData {
  constructor() {
    throw unsupported('fetch', 'FormData; send JSON or URLSearchParams');
  }
}

for (const [name, value] of Object.entries({ FormData, Headers, ReadableStream, Request, Response, fetch })) define(name, value);
