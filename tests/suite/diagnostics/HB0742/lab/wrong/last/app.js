// wrong
