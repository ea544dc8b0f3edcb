import ejs from 'ejs';

const name = '<b>Tor</b>';
// ANCHOR: ejs
console.log('EJS            ', ejs.render('<%= name %>', { name }));
// ANCHOR_END: ejs
