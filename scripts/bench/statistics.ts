/** The value below which this share of the values lies, as the bench counts; undefined if none. */
export function quantile(values: number[], share: number): number | undefined {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]
}

/** Median, 95th percentile and maximum. */
export const spread = (values: number[]) => [quantile(values, 0.5), quantile(values, 0.95), quantile(values, 1)]

export const ratio = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined || !b ? undefined : a / b

/** The exponent of growth: the slope of the line nearest to the points on logarithmic axes; 1 is linear. */
export function slope(points: readonly (readonly [x: number, y: number])[]): number {
  const logs = points.map(([x, y]) => [Math.log(x), Math.log(y)] as const)
  const mean = (side: 0 | 1) => logs.reduce((sum, point) => sum + point[side], 0) / logs.length
  const [x, y] = [mean(0), mean(1)]
  const along = logs.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0)
  return along / logs.reduce((sum, point) => sum + (point[0] - x) ** 2, 0)
}
