import { type Json, type JsonObject, leavesOf, replaceAt, type Step } from "./json.ts";

/** Returns true if a delivery is valid. */
export type Judge = (delivery: unknown) => boolean;

/** A value that has the wrong type wherever a text, a number or a boolean is expected. */
const wrong: Json = [];

/** Puts a value of the wrong type into the first place of the data at which the judge refuses it. */
export function breakEarly(text: string, judge: Judge): string {
  const delivery: JsonObject = JSON.parse(text);
  const place = placesOf(delivery).find((one) => isRefused(delivery, one, judge));
  return breakPlaces(delivery, place === undefined ? [] : [place]);
}

/** Puts a value of the wrong type into the last place of the data at which the judge refuses it. */
export function breakLate(text: string, judge: Judge): string {
  const delivery: JsonObject = JSON.parse(text);
  const place = placesOf(delivery).findLast((one) => isRefused(delivery, one, judge));
  return breakPlaces(delivery, place === undefined ? [] : [place]);
}

/** Puts five values of the wrong type into the data, spread evenly over the places at which the judge refuses them. */
export function breakFive(text: string, judge: Judge): string {
  const delivery: JsonObject = JSON.parse(text);
  const places = placesOf(delivery).filter((one) => isRefused(delivery, one, judge));
  const last = places.length - 1;
  const spread = [0, 1, 2, 3, 4].map((part) => Math.floor((last * part) / 4));
  return breakPlaces(
    delivery,
    places.filter((_place, index) => spread.includes(index)),
  );
}

/** Adds a key that the contract does not know. The delivery stays valid, with drift. */
export function addUnknownKey(text: string): string {
  const delivery: JsonObject = JSON.parse(text);
  return JSON.stringify({ ...delivery, data: { ...Object(delivery.data), unknown_key: 1 } });
}

/** Replaces the items of the order by `count` items of the wrong type. */
export function breakItems(text: string, count: number): string {
  const items = Array.from({ length: count }, () => 0);
  return JSON.stringify(replaceAt(JSON.parse(text), ["data", "order", "items"], items));
}

type Place = readonly Step[];

/** Returns the places in the data. The envelope stays valid, because it decides which check applies to the data. */
function placesOf({ data = null }: JsonObject): readonly Place[] {
  return leavesOf({ data });
}

function isRefused(delivery: JsonObject, place: Place, judge: Judge): boolean {
  return !judge(replaceAt(delivery, place, wrong));
}

function breakPlaces(delivery: JsonObject, places: readonly Place[]): string {
  return JSON.stringify(
    places.reduce<Json>((broken, place) => replaceAt(broken, place, wrong), delivery),
  );
}
