let transport = null;
export const setTransport = (next) => { transport = next; };
