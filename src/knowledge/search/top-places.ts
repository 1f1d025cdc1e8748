/** Places of the highest scores above 0, best first; equal scores in the order of their places. */
export function topPlaces(scores: Float32Array | Float64Array, limit: number): number[] {
  const best: number[] = [];
  let lowest = 0;
  for (let place = 0; place < scores.length; place++) {
    const score = scores[place] ?? 0;
    if (score <= lowest) continue;
    let at = best.length;
    while (at > 0 && (scores[best[at - 1] ?? 0] ?? 0) < score) at -= 1;
    best.splice(at, 0, place);
    if (best.length > limit) best.pop();
    if (best.length === limit) lowest = scores[best[limit - 1] ?? 0] ?? 0;
  }
  return best;
}
