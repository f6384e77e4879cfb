/** Called whenever the user comes back to this page. @returns what ends that */
export function watchFocus(listener: () => void): () => void {
  window.addEventListener('focus', listener)
  return () => window.removeEventListener('focus', listener)
}

/** Called with what stands after the page's address, now and when it changes. @returns what ends that */
export function followHash(listener: (hash: string) => void): () => void {
  const look = () => listener(location.hash)
  look()
  window.addEventListener('hashchange', look)
  return () => window.removeEventListener('hashchange', look)
}
