import express from 'express';
const app = express();
app.disable('x-powered-by');
const say = (text) => (req, res) => res.type('text').send(text);
// ANCHOR: routes
const one = (req, res) => res.type('text').send(`one ${req.params.id}`);

app.get('/ports', say('ports'));                  // plain
app.get('/sailings', say('sailings'));
app.get('/sailings/:id', one);                    // parameter
app.get('/sailings/today', say('today'));         // overlap
app.get('/sailings/:id/availability', (req, res) => { // deeper
  res.type('text').send(`free ${req.params.id}`);
});
// ANCHOR_END: routes
const server = app.listen(0, '127.0.0.1', () => console.log('PORT', server.address().port));
