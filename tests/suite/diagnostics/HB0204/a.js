// ANCHOR: begin
let a;
// ANCHOR_END: begin
