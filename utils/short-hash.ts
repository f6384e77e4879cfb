/** Ten letters and digits that differ between texts. Two FNV-1a lanes: to distinguish texts, not for security. */
export function shortHash(text: string): string {
  let low = 0x811c9dc5
  let high = 0x050c5d1f
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    low = Math.imul(low ^ unit, 0x01000193)
    high = Math.imul(high ^ (unit + i), 0x01000193)
  }
  return [low, high].map((lane) => (lane >>> 0).toString(36).padStart(7, '0').slice(-5)).join('')
}
