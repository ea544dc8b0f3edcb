export const listening = () => null;
export async function dispatch(handler, request) { return handler(request); }
