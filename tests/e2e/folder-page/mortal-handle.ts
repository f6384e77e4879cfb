/** Of each handle, file and stream that a worker holds: the browser's own. */
const originals = new WeakMap<object, unknown>()
const original = (value: unknown) => originals.get(Object(value)) ?? value

const HELD = [FileSystemHandle, FileSystemWritableFileStream, File]

/**
 * A handle as one worker sees it: `step()` comes before and after each of its operations.
 * @param moves whether files have `move()`
 * @param writing gets the streams that the worker opens
 */
export function mortalHandle<T extends object>(
  handle: T,
  step: () => void,
  moves: boolean,
  writing: FileSystemWritableFileStream[],
): T {
  const held = (value: unknown) => {
    if (value instanceof FileSystemWritableFileStream) writing.push(value)
    return HELD.some((kind) => value instanceof kind) ? mortalHandle(value as object, step, moves, writing) : value
  }
  const mortal = new Proxy(handle, {
    get(target, name) {
      if (name === 'move' && !moves) return undefined
      const value = Reflect.get(target, name, target)
      if (typeof value !== 'function') return value
      if (name === 'keys') return () => keys(target as unknown as FileSystemDirectoryHandle, step)
      return async (...args: unknown[]) => {
        step()
        const result = held(await Reflect.apply(value, target, args.map(original)))
        step()
        return result
      }
    },
  })
  originals.set(mortal, handle)
  return mortal
}

/** Listed at once: one operation. */
async function* keys(folder: FileSystemDirectoryHandle, step: () => void): AsyncGenerator<string> {
  step()
  const names = await Array.fromAsync(folder.keys())
  step()
  yield* names
}
