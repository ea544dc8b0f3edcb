import { createServer } from 'node:http';

const { headersTimeout, requestTimeout } = createServer();
console.log(`Node, headers ${headersTimeout / 1000} s, whole request ${requestTimeout / 1000} s`);
