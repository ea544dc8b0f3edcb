import { cancel, findBooking, Refusal } from './model.js';
import { page, receipt } from './views.js';

const STATUS = { 'not-found': 404, 'booking-closed': 409 };

export const cancelBooking = (db, clock) => (req, res) => {
  const kind = req.accepts(['json', 'html']);
  if (!kind) return res.sendStatus(406);
  try {
    const { reference } = req.params;
    const booking = findBooking(db, reference);
    if (booking && booking.status !== 'confirmed') {
      const detail = `It is ${booking.status} already.`;
      throw new Refusal('booking-closed', detail);
    }
    const done = cancel(db, reference, { by: 'passenger', now: clock() });
    return kind === 'json' ? res.json(receipt(done)) : res.send(page(done));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { type, message } = error;
    const status = STATUS[type];
    return res
      .status(status)
      .type('application/problem+json')
      .json({
        type: `https://tidewater.example/problems/${type}`,
        status,
        detail: message,
      });
  }
};
