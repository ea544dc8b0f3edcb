// What Request and Response have in common: https://fetch.spec.whatwg.org/#body-mixin
import 'hornbook:web';
import { ReadableStream, isDisturbed } from 'hornbook:fetch/readable_stream';
import { unsupported } from 'hornbook:refusal';

const { TextDecoder, TextEncoder, URLSearchParams } = globalThis;
const encoder = new TextEncoder();
const { parse } = JSON;

const copied = (view) => new Uint8Array(view.buffer.slice(view.byteOffset, view.byteOffset + view.byteLength));

// A body of what code gives as one: bytes, or a stream of them, and the type that goes with it.
export function extract(value) {
  if (value === null || value === undefined) return { bytes: null, stream: null, type: null };
  if (typeof value === 'string') return { bytes: encoder.encode(value), stream: null, type: 'text/plain;charset=UTF-8' };
  if (value instanceof URLSearchParams) {
    return { bytes: encoder.encode(value.toString()), stream: null, type: 'application/x-www-form-urlencoded;charset=UTF-8' };
  }
  if (value instanceof ArrayBuffer) return { bytes: new Uint8Array(value.slice(0)), stream: null, type: null };
  if (ArrayBuffer.isView(value)) return { bytes: copied(value), stream: null, type: null };
  if (value instanceof ReadableStream) {
    if (value.locked || isDisturbed(value)) throw new TypeError('Response body object should not be disturbed or locked');
    return { bytes: null, stream: value, type: null };
  }
  const kind = value?.[Symbol.toStringTag];
  if (kind === 'FormData' || kind === 'Blob' || kind === 'File') throw unsupported('fetch', `a ${kind} as body`);
  if (typeof value?.[Symbol.asyncIterator] === 'function') return { bytes: null, stream: ReadableStream.from(value), type: null };
  return { bytes: encoder.encode(String(value)), stream: null, type: 'text/plain;charset=UTF-8' };
}

function asBytes(chunk) {
  if (chunk instanceof Uint8Array) return chunk;
  throw new TypeError('Received non-Uint8Array chunk');
}

async function gather(stream) {
  const chunks = [];
  let length = 0;
  const reader = stream.getReader();
  for (;;) {
    const { value, done } = await reader.read();
    if (done) break;
    chunks.push(asBytes(value));
    length += value.length;
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

let kindOf;
let takeAll;
let halve;

export class Body {
  #bytes;
  #stream;
  #used = false;

  static {
    // How the body can be sent without reading it twice.
    kindOf = (body) => ({ bytes: body.#bytes, stream: body.#stream });
    takeAll = (body) => body.#take();
    halve = (body) => {
      if (body.bodyUsed || body.#stream?.locked) throw new TypeError(`${body.constructor.name}.clone: Body has already been consumed.`);
      if (!body.#stream) return body.#bytes;
      const [own, other] = body.#stream.tee();
      body.#stream = own;
      return other;
    };
  }

  constructor({ bytes, stream }) {
    this.#bytes = bytes;
    this.#stream = stream;
  }

  get body() {
    if (this.#stream === null && this.#bytes !== null) {
      const bytes = this.#bytes;
      this.#stream = new ReadableStream(
        {
          pull(controller) {
            if (bytes.length > 0) controller.enqueue(bytes);
            controller.close();
          },
        },
        { highWaterMark: 0 },
      );
      if (this.#used) this.#stream.cancel();
      this.#bytes = null;
    }
    return this.#stream;
  }

  get bodyUsed() {
    return this.#used || (this.#stream !== null && isDisturbed(this.#stream));
  }

  async #take() {
    if (this.bodyUsed) throw new TypeError('Body is unusable: Body has already been read');
    if (this.#stream?.locked) throw new TypeError('Body is unusable: Body has already been read');
    if (this.#stream) return gather(this.#stream);
    if (this.#bytes === null) return new Uint8Array(0);
    this.#used = true;
    return this.#bytes;
  }

  async text() {
    return new TextDecoder().decode(await this.#take());
  }

  async json() {
    return parse(new TextDecoder().decode(await this.#take()));
  }

  async bytes() {
    return copied(await this.#take());
  }

  async arrayBuffer() {
    return copied(await this.#take()).buffer;
  }

  async blob() {
    throw unsupported(this.constructor.name, 'blob()');
  }

  async formData() {
    throw unsupported(this.constructor.name, 'formData()');
  }
}

export { halve, kindOf, takeAll };
