// The globals that browsers have too and Node took over: https://nodejs.org/api/globals.html.
import { Buffer } from 'hornbook:buffer';
import { TextDecoder, TextEncoder } from 'hornbook:encoding';
import { AbortController, AbortSignal, CustomEvent, Event, EventTarget } from 'hornbook:events_web';
import { structuredClone } from 'hornbook:structured_clone';
import { URL } from 'hornbook:url_class';
import { URLSearchParams } from 'hornbook:url_search';

// DOMException, atob, btoa and queueMicrotask are the engine's own.
const globals = {
  AbortController,
  AbortSignal,
  Buffer,
  CustomEvent,
  Event,
  EventTarget,
  structuredClone,
  TextDecoder,
  TextEncoder,
  URL,
  URLSearchParams,
};
for (const [name, value] of Object.entries(globals)) {
  Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: name === 'structuredClone' });
}
