// ANCHOR: check
const { announce } = await import(process.argv[2]);
const sent = Buffer.from('Sørensen').length;
const said = announce('Sørensen')['content-length'];
process.exit(said === sent ? 0 : 1);
// ANCHOR_END: check
