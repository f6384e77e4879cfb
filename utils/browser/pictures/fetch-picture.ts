import type { PictureProblem } from '../../article'

export type PictureAnswer = { base64: string } | { problem: PictureProblem }

/**
 * Fetch a picture, in the page that shows it or in the background. Injected as source: it may use only its arguments
 * and what every context has. Never throws: errors do not cross out of a page.
 * @param limit in bytes, after decompression
 * @param patience in ms, until the last byte
 * @param silence in ms without a byte
 */
export async function fetchPicture(
  url: string,
  limit: number,
  patience: number,
  silence: number,
  credentials: RequestCredentials,
): Promise<PictureAnswer> {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), patience)
  let progress = setTimeout(() => stop.abort(), silence)
  try {
    const response = await fetch(url, { credentials, signal: stop.signal, headers: { Accept: 'image/*,*/*;q=0.5' } })
    if (!response.ok) return { problem: 'refused' }
    if (Number(response.headers.get('Content-Length')) > limit) return { problem: 'too_big' }
    let binary = ''
    const reader = response.body?.getReader()
    for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
      clearTimeout(progress)
      progress = setTimeout(() => stop.abort(), silence)
      if (binary.length + part.value.length > limit) return { problem: 'too_big' }
      // More arguments in one call would overflow the stack.
      for (let i = 0; i < part.value.length; i += 32_768) {
        binary += String.fromCharCode(...part.value.subarray(i, i + 32_768))
      }
    }
    return { base64: btoa(binary) }
  } catch {
    return { problem: stop.signal.aborted ? 'slow' : 'network' }
  } finally {
    clearTimeout(timer)
    clearTimeout(progress)
    // Drop what was not read to its end.
    stop.abort()
  }
}
