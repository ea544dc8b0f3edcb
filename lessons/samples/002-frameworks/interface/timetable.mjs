// ANCHOR: all
const timetable = async (request) => {
  const { pathname } = new URL(request.url);
  if (request.method === 'GET' && pathname === '/sailings') {
    return Response.json(['sai_7f3k']);
  }
  return new Response('', { status: 404 });
};

// no server: call it
const answer = await timetable(new Request('http://x/sailings'));
// ANCHOR_END: all
console.log(answer.status, answer.headers.get('content-type'),
  await answer.text());
