// ANCHOR: desk
import { total } from "./fare.ts";

console.log(
  total([
    { fare_class: "adult", price_cents: "5800" },
    { fare_class: "child", price_cents: "2900" },
  ]),
);
// ANCHOR_END: desk
