SELECT id, capacity AS free
FROM sailings;
