import { vi } from 'vitest'

/** Counts every record and key that a request brings out of the database from now on, until mocks are restored. */
export function countRows(): () => number {
  let rows = 0
  for (const Store of [IDBObjectStore, IDBIndex]) {
    for (const name of ['get', 'getAll', 'getAllKeys', 'openCursor', 'openKeyCursor'] as const) {
      const original = Store.prototype[name] as (...given: never[]) => IDBRequest
      vi.spyOn(Store.prototype, name).mockImplementation(function (this: unknown, ...given: unknown[]) {
        const request = original.apply(this, given as never[])
        request.addEventListener('success', () => {
          rows += Array.isArray(request.result) ? request.result.length : request.result ? 1 : 0
        })
        return request as never
      })
    }
  }
  return () => rows
}
