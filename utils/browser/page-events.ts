/** Called when the user returns to this page. @returns a function to stop */
export function watchFocus(listener: () => void): () => void {
  window.addEventListener('focus', listener)
  return () => window.removeEventListener('focus', listener)
}

/** Called with the address's hash, now and on every change. @returns a function to stop */
export function followHash(listener: (hash: string) => void): () => void {
  const look = () => listener(location.hash)
  look()
  window.addEventListener('hashchange', look)
  return () => window.removeEventListener('hashchange', look)
}
