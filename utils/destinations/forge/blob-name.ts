/**
 * Git's name for a file's content: the hash of `blob <length>\0<content>` (git-hash-object) in the repository's object
 * format, SHA-1 or SHA-256, as shown by the length of a commit's hash.
 */
export async function blobName(bytes: Uint8Array, commit: string): Promise<string> {
  const header = new TextEncoder().encode(`blob ${bytes.length}\0`)
  const whole = new Uint8Array(header.length + bytes.length)
  whole.set(header)
  whole.set(bytes, header.length)
  const digest = await crypto.subtle.digest(commit.length === 64 ? 'SHA-256' : 'SHA-1', whole)
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
