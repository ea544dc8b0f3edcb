// express, version 5: https://expressjs.com/en/5x/api.html
import { EventEmitter } from 'hornbook:events';
import { application } from 'hornbook:express/application';
import { json, raw, text, urlencoded } from 'hornbook:express/body';
import { request } from 'hornbook:express/request';
import { response } from 'hornbook:express/response';
import { Route } from 'hornbook:express/route';
import { Router } from 'hornbook:express/router';
import { refuse } from 'hornbook:refusal';

function mixin(target, source) {
  for (const key of Reflect.ownKeys(source)) {
    if (!Object.hasOwn(target, key)) Object.defineProperty(target, key, Object.getOwnPropertyDescriptor(source, key));
  }
}

export default function express() {
  const app = function (req, res, next) {
    app.handle(req, res, next);
  };
  mixin(app, EventEmitter.prototype);
  mixin(app, application);
  const property = { configurable: true, enumerable: true, writable: true, value: app };
  app.request = Object.create(request, { app: property });
  app.response = Object.create(response, { app: property });
  app.init();
  return app;
}

// `express.static`, which a name of an export cannot be.
const files = refuse('express', 'express.static: there are no files');

Object.assign(express, { Route, Router, application, json, raw, request, response, static: files, text, urlencoded });

export { Route, Router, application, json, raw, request, response, files as static, text, urlencoded };
