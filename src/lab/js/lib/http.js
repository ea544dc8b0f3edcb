// node:http, the server's side: https://nodejs.org/api/http.html
import { METHODS, STATUS_CODES, validateHeaderName, validateHeaderValue } from 'hornbook:http/names';
import { dispatch } from 'hornbook:http/dispatch';
import { IncomingMessage } from 'hornbook:http/message';
import { OutgoingMessage, ServerResponse } from 'hornbook:http/response';
import { Server, listening, wasLeft } from 'hornbook:http/server';
import { refuse, unsupported } from 'hornbook:refusal';

export function createServer(options, handler) {
  return new Server(options, handler);
}

export const request = refuse('node:http', 'request; use fetch');
export const get = refuse('node:http', 'get; use fetch');

function lacking(name) {
  return class {
    constructor() {
      throw unsupported('node:http', name);
    }
  };
}

export const Agent = lacking('Agent');
export const ClientRequest = lacking('ClientRequest');
export const maxHeaderSize = 16_384;

export {
  IncomingMessage, METHODS, OutgoingMessage, STATUS_CODES, Server, ServerResponse, dispatch, listening, validateHeaderName,
  validateHeaderValue, wasLeft,
};

export default {
  Agent, ClientRequest, IncomingMessage, METHODS, OutgoingMessage, STATUS_CODES, Server, ServerResponse, createServer, get, maxHeaderSize,
  request, validateHeaderName, validateHeaderValue,
};
