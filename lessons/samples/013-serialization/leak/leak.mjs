const user = {
  id: 'usr_4c', role: 'staff',
  password_hash: '$argon…', reset_token: 'q7…',
};
// ANCHOR: out
// choose
const hideHash = ({ password_hash, ...rest }) => rest;
const forAccount = ({ id, role }) => ({ id, role });

// write
console.log(JSON.stringify(user));              // whatever there is
console.log(JSON.stringify(hideHash(user)));    // all but what I knew of
console.log(JSON.stringify(forAccount(user)));  // what the list says
// ANCHOR_END: out
