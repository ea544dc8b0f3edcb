// node:stream/promises: https://nodejs.org/api/stream.html#streams-promises-api
import { promises } from 'hornbook:stream';

export const { finished, pipeline } = promises;
export default promises;
