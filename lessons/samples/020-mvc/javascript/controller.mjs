import { cancel, Refusal } from './model.mjs';
import * as views from './views.mjs';

// ANCHOR: controller
export const cancelBooking = (db, clock) => (req, res) => {
  const kind = req.accepts(['json', 'html']);                  // read
  if (!kind) return res.sendStatus(406);
  const done = cancel(db, req.params.reference, {              // call
    by: 'passenger', now: clock() });
  if (kind === 'json') return res.json(views.receipt(done));   // answer
  res.render('cancelled', { done, money: views.money });
};
// ANCHOR_END: controller

// ANCHOR: refusals
const STATUS = { 'not-found': 404, 'booking-closed': 409 };

export function refusals(error, req, res, next) {
  if (!(error instanceof Refusal)) return next(error);
  const status = STATUS[error.type];
  res.status(status).type('application/problem+json').json({
    type: `https://tidewater.example/problems/${error.type}`,
    status, detail: error.message,
  });
}
// ANCHOR_END: refusals
