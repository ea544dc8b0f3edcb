import express from 'express';

const app = express();
const sailing = { id: 'sai_7f3k', status: 'scheduled' };
const toXml = ({ id, status }) => `<sailing id="${id}" status="${status}"/>`;

// ANCHOR: pick
app.get('/sailings/:id', (req, res) => {
  res.format({                                        // pick, vary
    'application/json': () => res.json(sailing),      // write
    'application/xml': () => res.send(toXml(sailing)),
    default: () => res.sendStatus(406),               // refuse
  });
});
// ANCHOR_END: pick
const server = app.listen(0, '127.0.0.1', () => {
  console.log('PORT', server.address().port);
});
