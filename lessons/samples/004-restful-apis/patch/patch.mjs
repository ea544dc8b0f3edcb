const alert = { route: 'STV-HLM', phone: '+47 5550100' };

// ANCHOR: patch
function careless(alert, patch) {
  return { ...alert, phone: patch.phone ?? alert.phone };
}

function careful(alert, patch) {
  const next = { ...alert };
  if ('phone' in patch) next.phone = patch.phone;  // present: null too
  return next;
}
// ANCHOR_END: patch

for (const text of process.argv.slice(2)) {
  const patch = JSON.parse(text);
  console.log(careless(alert, patch).phone, '\t', careful(alert, patch).phone);
}
