-- ANCHOR: table
CREATE TABLE sheet (reference, no, class, cents,
  customer, sailing, departs, vessel, seats,
  PRIMARY KEY (reference, no));
INSERT INTO sheet VALUES
  ('K7M2PX', 1, 'adult', 5800, 'p1', '7f3k', '1 July', 'Aurora', 420),
  ('K7M2PX', 2, 'child', 2900, 'p1', '7f3k', '1 July', 'Aurora', 420),
  ('H9WD3C', 1, 'adult', 5800, 'p2', '7f3k', '1 July', 'Aurora', 420),
  ('Q4TZ8N', 1, 'adult', 5800, 'p1', '9q1b', '2 July', 'Aurora', 420),
  ('W2RB6V', 1, 'adult', 4100, 'p3', '4c8d', '2 July', 'Brisk', 150);
-- ANCHOR_END: table
-- ANCHOR: update
-- Aurora loses two seats; somebody corrects the row they are looking at
UPDATE sheet SET seats = 418 WHERE reference = 'H9WD3C';
-- how many seats has Aurora?
SELECT DISTINCT seats FROM sheet WHERE vessel = 'Aurora';
-- ANCHOR_END: update
-- ANCHOR: insert
-- a new vessel, Corona, 300 seats, nobody has booked yet
INSERT INTO sheet (vessel, seats) VALUES ('Corona', 300);
-- what the sheet now claims about it
SELECT reference, no, vessel, seats FROM sheet
 WHERE vessel = 'Corona';
-- ANCHOR_END: insert
-- ANCHOR: delete
-- W2RB6V is cancelled
DELETE FROM sheet WHERE reference = 'W2RB6V';
-- when does Brisk sail?
SELECT departs FROM sheet WHERE vessel = 'Brisk';
-- ANCHOR_END: delete
