CREATE TABLE sailings (id TEXT PRIMARY KEY, capacity INTEGER NOT NULL);
CREATE TABLE tickets (id INTEGER PRIMARY KEY, sailing_id TEXT NOT NULL REFERENCES sailings (id));
CREATE INDEX tickets_of_sailing ON tickets (sailing_id);

INSERT INTO sailings VALUES ('sai_1', 3), ('sai_2', 2), ('sai_3', 5);
INSERT INTO tickets (sailing_id) VALUES ('sai_1'), ('sai_1'), ('sai_2'), ('sai_2');
