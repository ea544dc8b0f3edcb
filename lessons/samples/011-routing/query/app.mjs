import express from 'express';
try {
// ANCHOR: query
express().get('/sailings?from=STV', (req, res) => res.send('STV'));
// ANCHOR_END: query
} catch (error) {
  console.log('Express  at start:', error.message.split(/[:;]/)[0]);
}
