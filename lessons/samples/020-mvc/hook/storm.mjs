import { cancel, db } from './handler.mjs';

const booked = db.prepare(
  `SELECT reference FROM bookings WHERE sailing_id = 'sai_7f3k'`).all();
const text = (page) => /<p>(.*)<.p>/s.exec(page)[1].replace(/\s+/g, ' ');
// ANCHOR: storm
for (const { reference } of booked) {
  const req = { params: { reference }, accepts: () => 'html' };
  const res = {
    status: () => res, type: () => res, json: () => res,
    send: (page) => console.log(text(page)),
  };
  cancel(req, res);
}
// ANCHOR_END: storm
