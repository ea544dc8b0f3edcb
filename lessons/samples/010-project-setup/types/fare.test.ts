import assert from "node:assert";
import { test } from "node:test";
import { total } from "./fare.ts";

test("fares add up", () => {
  assert.equal(total([{ fare_class: "adult", price_cents: 5800 }]), 5800);
});
